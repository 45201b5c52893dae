import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { kinds, superOfficeEntry } from '#sources/superoffice/entry.ts'
import { bookingsMapping, openBookings } from '#testing/bookings.ts'
import { openSources } from './open-sources.ts'
import { ada } from './source-contract.ts'

let folder: string
let hall: Awaited<ReturnType<typeof openBookings>>
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'innsyn-systems-'))
  hall = await openBookings()
})
afterAll(async () => {
  await rm(folder, { recursive: true })
  await hall.close()
})

const categories = ['contact-details', 'bookings']
/** Opens sources with these mapping files, one of which holds this mapping. */
async function open(
  mapping: object | string = bookingsMapping(),
  env: Record<string, string> = { HALL_URL: hall.url },
  files: readonly string[] = ['./hall.json'],
) {
  await writeFile(join(folder, 'hall.json'), typeof mapping === 'string' ? mapping : JSON.stringify(mapping))
  const entries = files.map((mapping) => ({ kind: 'sql' as const, mapping }))
  return openSources(join(folder, 'systems.json'), entries, env, categories, 'Europe/Oslo')
}

test('each source is opened, its secrets taken from the environment', async () => {
  const [source] = await open()
  expect(await source!.find([ada])).toHaveLength(1)
  await source!.close()
})

test('a database that does not answer yet does not stop the start; its health tells', async () => {
  const [source] = await open(bookingsMapping(), { HALL_URL: 'postgres://nobody@127.0.0.1:1/none' })
  await expect(source!.health()).rejects.toThrow(/^Sports hall does not answer: .*ECONNREFUSED/)
  await source!.close()
})

test('each fault is a sentence with file, field and mend', async () => {
  await expect(open('{')).rejects.toThrow(/^hall\.json is not JSON: /)
  await expect(open(bookingsMapping(), {}, ['./other.json'])).rejects.toThrow(
    /^other\.json cannot be read at .*other\.json \(ENOENT\); put the file there/,
  )
  await expect(open(bookingsMapping(), {})).rejects.toThrow('hall.json /url: the environment variable HALL_URL is not set; set it to')
  await expect(open(bookingsMapping(), { HALL_URL: 'db.example' })).rejects.toThrow('does not begin with postgres://')
  await expect(open({ ...bookingsMapping(), id: 'records' })).rejects.toThrow(
    'systems.json /sources/0: another source has the id "records"',
  )
  await expect(open(bookingsMapping(), { HALL_URL: hall.url }, ['./hall.json', './hall.json'])).rejects.toThrow(
    '/sources/1: another source has the id "hall"',
  )
  const [member] = bookingsMapping().items
  const strange = { ...bookingsMapping(), items: [{ ...member, category: 'shoes' }] }
  await expect(open(strange)).rejects.toThrow(
    'hall.json /items/0/category: the tenant has no category "shoes"; it has contact-details, bookings.',
  )
  await expect(open({ ...bookingsMapping(), person: { table: 'nobody', key: 'id', email: 'mail' } })).rejects.toThrow(
    'there is no table "nobody"',
  )
})

test('a CRM is opened beside the databases, in the order of the file', async () => {
  const crm = {
    ...{ kind: 'superoffice' as const, id: 'crm', name: 'CRM', environment: 'online', tenant: 'Cust12345' },
    ...{ applicationToken: 'env:APP', systemToken: 'env:SYSTEM', privateKey: 'env:KEY' },
  }
  const shown = Object.fromEntries(kinds.map((kind) => [kind, 'contact-details']))
  const entry = superOfficeEntry.parse({ ...crm, categories: shown })
  const env = { HALL_URL: hall.url, APP: 'app', SYSTEM: 'system', KEY: '-----BEGIN PRIVATE KEY-----' }
  await writeFile(join(folder, 'hall.json'), JSON.stringify(bookingsMapping()))
  const opened = (entries: Parameters<typeof openSources>[1], variables = env) =>
    openSources(join(folder, 'systems.json'), entries, variables, categories, 'Europe/Oslo')

  const sources = await opened([entry, { kind: 'sql', mapping: './hall.json' }])
  expect(sources.map(({ id, choices }) => [id, choices !== undefined])).toEqual([
    ['crm', true],
    ['hall', false],
  ])
  await Promise.all(sources.map((source) => source.close()))
  await expect(opened([superOfficeEntry.parse(crm)], { ...env, APP: '' })).rejects.toThrow(
    /systems\.json \/sources\/0\/categories\/employer: the tenant has no category "role-at-employer".*\/applicationToken: the environment variable APP is not set/s,
  )
})
