import { expect, test } from 'vitest'
import { provenEmail } from '#api/address.ts'
import { deliver } from '#api/effects/deliver.ts'
import type { ChoicesEvent } from '#domain/choices.ts'
import { recordsSource } from '#sources/records/records-source.ts'
import { memoryStore } from '#store/memory/memory-store.ts'
import type { Change, Store } from '#store/store.ts'
import { apiAs } from '#testing/api-as.ts'
import type { TestHost } from '#testing/host.ts'
import { chose, mailLink } from '#testing/mail-link.ts'
import { hold } from '#testing/records.ts'

const email = 'ada@example.org'
const news = { topic: 'news', channel: 'email' } as const

/** Holds up one commit, the first that `isIt`, while `meanwhile` happens. */
function heldUp(store: Store, isIt: (change: Change) => boolean, meanwhile: () => Promise<unknown>): Store {
  let held = false
  return {
    ...store,
    async commit(changes) {
      if (!held && changes.some(isIt)) {
        held = true
        await meanwhile()
      }
      return store.commit(changes)
    },
  }
}

const stopsNews = ({ entries }: Change) => entries.some(({ event }) => event.type === 'Unsubscribed')
const erases = ({ addresses = [], vault = [] }: Change) => addresses.length > 0 && vault.some(({ key }) => key === '*')

/** Ada reads news and is erased; at `isIt`, `meanwhile` happens. */
async function erased(isIt: (change: Change) => boolean, first: 'erasure' | 'click', also?: (host: TestHost) => Promise<void>) {
  const steps: Record<string, () => Promise<unknown>> = {}
  const other = first === 'erasure' ? 'click' : 'erasure'
  const store = heldUp(memoryStore(), isIt, () => steps[other]!())
  const all = await apiAs({ store, sources: [recordsSource(store, 'Records')] })
  const { host, ada, olga } = all
  await ada.post('/api/v1/choices', { type: 'Subscribe', ...news })
  const { id } = await (await ada.post('/api/v1/requests', { requestType: 'erasure', text: 'All of it' })).json()
  steps.click = async () => {
    expect((await mailLink(host, 1, email).oneClick()).status).toBe(200)
    await also?.(host)
  }
  steps.erasure = async () => {
    const done = await olga.post(`/api/v1/staff/requests/${id}/acts`, { type: 'Fulfil', text: 'Done as asked.' })
    expect(done.status).toBe(200)
  }
  await steps[first]!()
  return { host, status: mailLink(host, 1, email).status }
}

test('SUP-03 ERA-03 a one-click between keeping the stops and forgetting the person holds for the address', async () => {
  const { host, status } = await erased(erases, 'erasure')
  expect(await status()).toBeUndefined()
  await deliver(host)
  expect(await status()).toBe('unsubscribed')
})

test('SUP-03 a one-click that was under way when the person was forgotten holds for the address', async () => {
  const { host, status } = await erased(stopsNews, 'click')
  await deliver(host)
  host.pass(11)
  await deliver(host)
  expect(await status()).toBe('unsubscribed')
})

test('SUP-03 a yes that was given after the erasure is not ended by a late stop that was taken over before it', async () => {
  const { host, status } = await erased(erases, 'erasure')
  await deliver(host)
  await chose(host, { type: 'Subscribe', ...news }, email)
  host.pass(11)
  await deliver(host)
  expect(await status()).toBe('subscribed')
  expect(await host.store.outbox.waiting()).toEqual({ due: 0, dead: 0 })
})

test('an erasure nothing came in between of writes no fact twice, and leaves nothing that leads back', async () => {
  const { host } = await erased(() => false, 'erasure')
  const { key } = provenEmail(host.keys, email)
  const [heir] = await host.store.addresses.find([key])
  await deliver(host)
  host.pass(11)
  await deliver(host)
  const facts = await Array.fromAsync(host.store.history(`person/${heir!}`))
  expect(facts.map(({ event }) => event as ChoicesEvent)).toEqual([{ type: 'Forgotten' }])
  expect(await host.store.outbox.waiting()).toEqual({ due: 0, dead: 0 })
})

const pushed = async (host: Awaited<ReturnType<typeof erased>>['host']) =>
  (await host.store.records.held(['old', 'late', 'newer'].map((id) => ({ system: 'Shop', id })))).map(({ id }) => id)

test('ERA-03 what an import under way writes of whoever is being forgotten goes again, and what is newer stays', async () => {
  const old = { id: 'old', category: 'orders', at: '2026-10-01' }
  const { host } = await erased(erases, 'erasure', (host) => hold(host, email, [old, { ...old, id: 'newer', at: '2026-11-23' }]))
  expect((await pushed(host)).sort()).toEqual(['newer', 'old'])
  await deliver(host)
  expect(await pushed(host)).toEqual(['newer'])
  await hold(host, email, [{ ...old, id: 'late' }])
  host.pass(11)
  await deliver(host)
  expect(await pushed(host)).toEqual(['newer'])
})
