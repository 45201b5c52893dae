import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import type { ExportView } from '#api/contract/exports.ts'
import { deliver } from '#api/effects/deliver.ts'
import { apiAs } from '#testing/api-as.ts'
import type { Browser } from '#testing/browser.ts'
import type { Held } from '#testing/records.ts'
import { unzip, unzipText } from '#testing/unzip.ts'

const made = async (one: Browser, scope = 'access') => (await (await one.post('/api/v1/exports', { scope })).json()) as ExportView
const bytesOf = async (answer: Response) => new Uint8Array(await answer.arrayBuffer())
const exported = async (one: Browser, scope?: string) => bytesOf(await one.ask((await made(one, scope)).url))

interface Manifest {
  resources: { path: string; bytes: number; hash: string }[]
  'x-completeness': string
}

test('EXP-09 EXP-12 every file stands in the manifest with its bytes and hash, and in SHA256SUMS', async () => {
  const { ada } = await apiAs()
  const files = unzip(await exported(ada))
  const text = (name: string) => new TextDecoder().decode(files.get(name))
  const manifest = JSON.parse(text('datapackage.json')) as Manifest
  expect(manifest.resources.map(({ path }) => path).sort()).toEqual(
    [...files.keys()].filter((name) => name !== 'datapackage.json' && name !== 'SHA256SUMS').sort(),
  )
  const sha256 = (name: string) => createHash('sha256').update(files.get(name)!).digest('hex')
  for (const { path, bytes, hash } of manifest.resources) {
    expect(bytes, path).toBe(files.get(path)!.length)
    expect(hash, path).toBe(`sha256:${sha256(path)}`)
  }
  const sums = [...files.keys()].filter((name) => name !== 'SHA256SUMS').map((name) => `${sha256(name)}  ${name}`)
  expect(text('SHA256SUMS').trimEnd().split('\n').sort()).toEqual(sums.sort())
})

test('EXP-01 EXP-02 JSON holds the items as they are, CSV in columns', async () => {
  const { ada } = await apiAs()
  const files = unzipText(await exported(ada))
  expect(JSON.parse(files.get('data/orders.json')!)).toMatchObject([{ title: 'orders o1', values: [{ name: 'total', value: 12.5 }] }])
  expect(files.get('data/orders.csv')).toMatch(/^item_id,at,system,origin,item_title,total\r\n.*,12\.5\r\n$/)
})

test('rows of an item get a table of their own', async () => {
  const parts = [{ title: 'Line 1', values: [{ name: 'sku', value: '=1+1' }] }]
  const { ada } = await apiAs({ items: [{ id: 'o1', category: 'orders', parts }] })
  expect(unzipText(await exported(ada)).get('data/orders-parts.csv')).toMatch(/^item_id,part,sku\r\nShop:o1,Line 1,"'=1\+1"\r\n$/)
})

test('POR-01 the portable copy holds what was provided or observed on consent or contract, and nothing else', async () => {
  const items: Held[] = [
    { id: 'p1', category: 'profile' },
    { id: 'v1', category: 'visits', origin: 'observed' },
    { id: 'v2', category: 'visits', origin: 'derived' },
    { id: 't1', category: 'tickets' },
  ]
  const { ada } = await apiAs({ items })
  const files = unzipText(await exported(ada, 'portable'))
  const ids = [...files]
    .filter(([name]) => name.endsWith('.json') && name.startsWith('data/'))
    .flatMap(([, text]) => JSON.parse(text) as { id: string }[])
  expect(ids.map(({ id }) => id).sort()).toEqual(['Shop:p1', 'Shop:v1'])
})

test('ACC-06 the access copy holds the history, this export included', async () => {
  const { ada } = await apiAs()
  const history = unzipText(await exported(ada)).get('history.json')!
  expect(JSON.parse(history)).toMatchObject([{ event: { type: 'Exported' } }, { event: { type: 'VisitStarted' } }])
})

test('the same export at the same instant has the same bytes', async () => {
  const { ada } = await apiAs()
  const { url } = await made(ada)
  const [one, other] = await Promise.all([ada.ask(url).then(bytesOf), ada.ask(url).then(bytesOf)])
  expect(one).toEqual(other)
})

test('AUTH-08 ten minutes after the proof an export wants a new code, and gets it in the same visit', async () => {
  const { ada, host } = await apiAs()
  const { url } = await made(ada)
  host.pass(10)
  for (const answer of [await ada.post('/api/v1/exports', { scope: 'access' }), await ada.ask(url)]) {
    expect(answer.status).toBe(403)
    expect(await answer.json()).toMatchObject({ code: 'fresh-proof-needed' })
  }
  await ada.signIn('ada@example.org')
  expect((await ada.ask(url)).status).toBe(200)
  expect(await host.store.count('visit', {})).toBe(2)
})

test('another person’s export is not found, and a week later neither is one’s own', async () => {
  const { ada, eve, host } = await apiAs()
  const { url } = await made(ada)
  expect((await eve.ask(url)).status).toBe(404)
  host.pass(7 * 24 * 60)
  await ada.signIn('ada@example.org')
  expect((await ada.ask(url)).status).toBe(404)
  expect(await (await ada.ask('/api/v1/exports')).json()).toEqual({ exports: [] })
})

test('EXP-16 the person hears of it by mail', async () => {
  const { ada, host } = await apiAs()
  await made(ada)
  await deliver(host)
  expect(host.mails.at(-1)).toMatchObject({ to: 'ada@example.org', subject: 'A copy of your data was made' })
})

test('EXP-15 it is a download that nobody stores', async () => {
  const { ada } = await apiAs()
  const { headers } = await ada.ask((await made(ada)).url)
  expect(headers.get('content-type')).toBe('application/zip')
  expect(headers.get('content-disposition')).toBe('attachment; filename="innsyn-access-2026-11-22.zip"')
  expect(headers.get('cache-control')).toBe('no-store')
})

test('ACC-10 what is redacted stands in both forms with its reason', async () => {
  const { ada } = await apiAs({
    items: [{ id: 't1', category: 'tickets', values: [{ name: 'who', value: null, redacted: 'third-party' }] }],
  })
  const files = unzipText(await exported(ada))
  expect(JSON.parse(files.get('data/tickets.json')!)).toMatchObject([{ values: [{ value: null, redacted: 'third-party' }] }])
  expect(files.get('data/tickets.csv')).toMatch(/,\[third-party\]\r\n$/)
})
