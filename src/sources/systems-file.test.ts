import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bookingsMapping, openBookings } from '#testing/bookings.ts'
import { ada } from './source-contract.ts'
import { openSystems } from './systems-file.ts'

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
const sources = (...files: string[]) => ({ sources: files.map((mapping) => ({ kind: 'sql', mapping })) })

/** Opens a systems file with these words, beside a mapping of these. */
async function open(
  systems: object | string,
  mapping: object | string = bookingsMapping(),
  env: Record<string, string> = { HALL_URL: hall.url },
) {
  const text = (content: object | string) => (typeof content === 'string' ? content : JSON.stringify(content))
  await writeFile(join(folder, 'systems.json'), text(systems))
  await writeFile(join(folder, 'hall.json'), text(mapping))
  return openSystems(join(folder, 'systems.json'), env, categories)
}

test('the file opens its sources, their secrets taken from the environment', async () => {
  const [source] = await open({ ...sources('./hall.json'), webhooks: [], receivers: [] })
  expect(await source!.find([ada])).toHaveLength(1)
  await source!.close()
})

test('a database that does not answer yet does not stop the start; its health tells', async () => {
  const [source] = await open(sources('./hall.json'), bookingsMapping(), { HALL_URL: 'postgres://nobody@127.0.0.1:1/none' })
  await expect(source!.health()).rejects.toThrow(/^Sports hall does not answer: .*ECONNREFUSED/)
  await source!.close()
})

test('each fault is a sentence with file, field and mend', async () => {
  const none = sources('./hall.json')
  await expect(open('{')).rejects.toThrow(/^systems\.json is not JSON: /)
  await expect(open({ sources: [{ kind: 'soap' }] })).rejects.toThrow('systems.json /sources/0/kind: must be one of sql.')
  await expect(open(sources('./other.json'))).rejects.toThrow(/^other\.json cannot be read at .*other\.json \(ENOENT\); put the file there/)
  await expect(open(none, bookingsMapping(), {})).rejects.toThrow('hall.json /url: the environment variable HALL_URL is not set; set it to')
  await expect(open(none, bookingsMapping(), { HALL_URL: 'db.example' })).rejects.toThrow('does not begin with postgres://')
  await expect(open(none, { ...bookingsMapping(), id: 'records' })).rejects.toThrow(
    'systems.json /sources/0: another source has the id "records"',
  )
  await expect(open(sources('./hall.json', './hall.json'))).rejects.toThrow('/sources/1: another source has the id "hall"')
  const [member] = bookingsMapping().items
  const strange = { ...bookingsMapping(), items: [{ ...member, category: 'shoes' }] }
  await expect(open(none, strange)).rejects.toThrow(
    'hall.json /items/0/category: the tenant has no category "shoes"; it has contact-details, bookings.',
  )
  await expect(open(none, { ...bookingsMapping(), person: { table: 'nobody', key: 'id', email: 'mail' } })).rejects.toThrow(
    'there is no table "nobody"',
  )
})
