import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { provenEmail } from '#api/address.ts'
import { readToken } from '#api/unsubscribe/token.ts'
import { freePort } from '#testing/free-port.ts'
import { temporaryFolder } from '#testing/temporary-folder.ts'
import { runCommandLine } from './command-line.ts'
import { readConfiguration } from './configuration.ts'
import { keysOf } from './keys.ts'
import { openProduct } from './open-product.ts'
import { readSecrets } from './secrets.ts'

let dataDir: string
let port: number
let out = ''
let err = ''

/** One command on the data folder of this test. */
async function innsyn(...args: string[]) {
  out = ''
  err = ''
  const env = { DATA_DIR: dataDir, PORT: String(port) }
  const configuration = () => readConfiguration(env)
  const code = await runCommandLine(args, { configuration, open: () => openProduct(configuration(), env) })
  return { code, out, err }
}

beforeAll(async () => {
  dataDir = temporaryFolder()
  port = await freePort()
})
beforeEach(() => {
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += text
    return true
  })
  vi.spyOn(console, 'error').mockImplementation((text) => {
    err += `${text}\n`
  })
})
afterEach(() => vi.restoreAllMocks())

const line = (email: string, more: object = {}) =>
  JSON.stringify({
    person: { email, name: 'Kari Nordmann' },
    system: 'Shop',
    id: randomUUID(),
    category: 'contact-details',
    title: 'Name and address',
    at: '2026-01-02',
    origin: 'provided',
    values: [{ name: 'city', value: 'Bergen' }],
    ...more,
  })

test.each([
  [['fly'], 'There is no command fly; there are import, '],
  [['links', '--number', '3'], "Unknown option '--number'; see innsyn links --help."],
  [['links', '--count', 'many'], '--count must be a whole number, 1 or more.'],
  [['links', '--count', '0'], '--count must be a whole number, 1 or more.'],
  [['import'], 'FILE.ndjson is missing: innsyn import FILE.ndjson'],
  [['verify', 'all'], '"all" is one word too many: innsyn verify'],
  [['seed'], '--people must be a whole number, 1 or more.'],
])('%j is used wrongly: one sentence, and 2', async (args, sentence) => {
  const said = await innsyn(...args)
  expect(said.code).toBe(2)
  expect(said.err).toContain(sentence)
  expect([said.out, said.err.trim().split('\n').length]).toEqual(['', 1])
})

test('help lists the commands, and each has its own', async () => {
  const { out: overview } = await innsyn('--help')
  const names = [...overview.matchAll(/^ {2}([a-z-]+)/gm)].map(([, name]) => name!)
  expect(names).toEqual([
    'import',
    'export',
    'seed',
    'links',
    'map',
    'verify',
    'rebuild',
    'outbox',
    'reconcile',
    'doctor',
    'api-key',
    'link-keys',
    'rotate-keys',
  ])
  for (const name of names) expect(await innsyn(name, '--help')).toMatchObject({ code: 0, out: expect.stringContaining('--json') })
})

test('import keeps the good lines, names the bad ones, and does not double', async () => {
  const file = join(temporaryFolder(), 'items.ndjson')
  const good = line('kari@nordmann.example')
  writeFileSync(file, `${good}\n{broken\n${line('per@nordmann.example', { category: 'nothing' })}\n`)
  const first = await innsyn('import', file)
  expect(first.code).toBe(1)
  expect(first.out).toMatch(/^1 taken over \(0 of them were there already\), 2 left out\.\nline 2: .+\nline 3: .+\n$/)
  writeFileSync(file, `${good}\n`)
  const again = await innsyn('import', file, '--json')
  expect([again.code, JSON.parse(again.out)]).toEqual([0, { kept: 1, repeated: 1, bad: [], forgotten: [] }])
})

test('seed makes people, links are theirs, one each and genuine', async () => {
  expect((await innsyn('seed', '--people', '30', '--items', '2')).out).toBe('30 people with 2 items each.\n')
  const { out: printed } = await innsyn('links', '--count', '30')
  const tokens = printed
    .trim()
    .split('\n')
    .map((url) => /^http:\/\/localhost:\d+\/u\/(.+)$/.exec(url)![1]!)
  const keys = keysOf(readSecrets({ dataDir }))
  const addresses = tokens.map((token) => readToken(keys, token)!.addressKey)
  expect(new Set(addresses).size).toBe(30)
  expect(addresses).toContain(provenEmail(keys, 'person.7@folk.example').key)
})

test('the same seed again adds nobody', async () => {
  await innsyn('seed', '--people', '30')
  const { out: printed, err: said } = await innsyn('links', '--count', '31', '--json')
  expect(JSON.parse(printed)).toHaveLength(30)
  expect(said).toBe('Only 30 people have an address here.\n')
})

test('links of a topic carry its number; an unknown topic is named', async () => {
  const product = await openProduct(readConfiguration({ DATA_DIR: dataDir }), {})
  const [, second] = product.host.tenant.topics
  await product.close()
  const token = (await innsyn('links', '--topic', second!.id)).out.trim().split('/').at(-1)!
  expect(readToken(keysOf(readSecrets({ dataDir })), token)?.topic).toBe(second!.number)
  await expect(innsyn('links', '--topic', 'gossip')).rejects.toThrow(/^There is no topic gossip; there are /)
})

test('verify finds the ledger whole, and after a change the entry that was changed', async () => {
  expect(await innsyn('verify')).toMatchObject({
    code: 0,
    out: '30 entries in 30 streams: every chain holds and the current state follows from it.\n',
  })
  const database = new DatabaseSync(join(dataDir, 'innsyn.db'))
  const { stream, event } = database.prepare('select stream, event from ledger limit 1').get() as { stream: string; event: string }
  const change = (text: string) => database.prepare('update ledger set event = ? where stream = ?').run(text, stream)
  change(event.replace('Subscribed', 'Unsubscribed'))
  expect(await innsyn('verify')).toMatchObject({ code: 1, out: `${stream}, entry 1: changed.\n` })
  change(event)
  database.close()
})

test('rebuild mends a current state that does not follow from the ledger', async () => {
  const database = new DatabaseSync(join(dataDir, 'innsyn.db'))
  database.exec("update current set state = '{}' where stream = (select stream from current limit 1)")
  database.close()
  expect((await innsyn('verify')).out).toContain('`rebuild` mends that')
  expect((await innsyn('rebuild')).out).toBe('30 streams rebuilt.\n')
  expect((await innsyn('verify')).code).toBe(0)
})

test('rotate-keys seals the vault anew, and links of before stay genuine', async () => {
  const before = (await innsyn('links')).out.trim().split('/').at(-1)!
  const { out: said } = await innsyn('rotate-keys', '--json')
  expect(JSON.parse(said)).toMatchObject({ current: 2, sealed: expect.any(Number) })
  expect(JSON.parse(said).sealed).toBeGreaterThan(0)
  expect(readToken(keysOf(readSecrets({ dataDir })), before)).toBeDefined()
  expect((await innsyn('verify')).code).toBe(0)
})

test('export writes what is held about one person into a ZIP', async () => {
  const product = await openProduct(readConfiguration({ DATA_DIR: dataDir }), {})
  const { personId } = (await product.host.store.addresses.page('', 1))[0]!
  await product.close()
  const file = join(temporaryFolder(), 'copy.zip')
  expect(await innsyn('export', '--person', personId, '--out', file)).toMatchObject({ code: 0 })
  expect(existsSync(file)).toBe(true)
})

test('doctor looks at everything, one line each', async () => {
  mkdirSync(dataDir, { recursive: true })
  const { out: said } = await innsyn('doctor', '--json')
  const findings = JSON.parse(said) as { part: string; ok: boolean }[]
  expect(findings.map(({ part }) => part)).toEqual(['configuration', 'store', 'outbox', 'mail', 'oidc', 'source records', 'pages'])
  expect(findings.filter(({ ok }) => !ok).map(({ part }) => part)).toEqual(existsSync('dist/client/index.html') ? [] : ['pages'])
})
