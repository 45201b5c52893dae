import { expect, test } from 'vitest'
import type { HistoryPage, Receipt } from '#api/contract/history.ts'
import { apiAs } from '#testing/api-as.ts'
import type { Browser } from '#testing/browser.ts'

const history = async (one: Browser) => (await (await one.ask('/api/v1/history')).json()) as HistoryPage

async function withConsent() {
  const signed = await apiAs()
  await signed.ada.post(
    '/api/v1/choices',
    { type: 'GiveConsent', purpose: 'newsletter', textVersion: '2026-02' },
    { 'Accept-Language': 'sv' },
  )
  const { entries } = await history(signed.ada)
  const { stream, version } = entries[0]!
  const path = `/api/v1/history/receipt?stream=${stream}&version=${version}`
  const receipt = (await (await signed.ada.ask(path)).json()) as Receipt
  const check = async (changed: object = {}, one = signed.ada) =>
    (await one.post('/api/v1/history/verification', { ...receipt, entry: { ...receipt.entry, ...changed } })).json()
  return { ...signed, entries, path, receipt, check }
}

test('the history is the person’s own, newest first', async () => {
  const { entries, eve } = await withConsent()
  expect(entries.map(({ event }) => event.type)).toEqual(['ConsentGiven', 'VisitStarted'])
  expect((await history(eve)).entries.map(({ event }) => event.type)).toEqual(['VisitStarted'])
})

test('a receipt holds the fact and the words that were shown, in their language', async () => {
  const { receipt } = await withConsent()
  expect(receipt).toMatchObject({
    controller: { name: 'Acme AB' },
    entry: { language: 'sv', textVersion: '2026-02' },
    text: { kind: 'purpose', id: 'newsletter', on: 'Det sker.', version: '2026-02' },
  })
})

test('words the tenant no longer has are left out, not replaced', async () => {
  const { ada, host, path } = await withConsent()
  host.tenant.purposes[0]!.textVersion = '2027-01'
  expect(await (await ada.ask(path)).json()).not.toHaveProperty('text')
})

test('somebody else’s receipt is not found', async () => {
  const { eve, path } = await withConsent()
  expect((await eve.ask(path)).status).toBe(404)
})

test('a receipt as it was given is valid', async () => {
  const { check } = await withConsent()
  expect(await check()).toEqual({ valid: true })
})

test.each([
  { at: '2020-01-01T00:00:00.000Z' },
  { event: { type: 'ConsentRefused' } },
  { hash: '0'.repeat(64) },
  { textVersion: undefined },
])('a receipt with %o differs from the ledger', async (changed) => {
  const { check } = await withConsent()
  expect(await check(changed)).toEqual({ valid: false, reason: 'differs' })
})

test('a fact that is not the person’s is unknown', async () => {
  const { check, eve } = await withConsent()
  expect(await check({ version: 9 })).toEqual({ valid: false, reason: 'unknown' })
  expect(await check({}, eve)).toEqual({ valid: false, reason: 'unknown' })
})

test('a ledger that was changed is found out', async () => {
  const { check, host, entries } = await withConsent()
  const read = host.store.history.bind(host.store)
  host.store.history = async function* (stream) {
    for await (const entry of read(stream)) yield { ...entry, ...(stream === entries[0]!.stream && { at: '2020-01-01T00:00:00.000Z' }) }
  }
  expect(await check({ at: '2020-01-01T00:00:00.000Z' })).toEqual({ valid: false, reason: 'broken' })
})
