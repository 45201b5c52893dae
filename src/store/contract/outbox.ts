import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Both } from '#store/store-contract.ts'
import { add, newStream } from './counter.ts'

const now = '2026-03-01T12:00:00.000Z'
const soon = '2026-03-01T12:05:00.000Z'
const later = '2026-03-01T13:00:00.000Z'

export function outboxContract(both: Both) {
  /** Takes away what other tests left. */
  async function emptyOutbox() {
    const { store } = both()
    for (const { id } of await store.outbox.lease('9999', '9999', 1000)) await store.outbox.done(id)
  }

  test('an effect of an act is leased once, and again when the lease has run out', async () => {
    await emptyOutbox()
    const { store, other } = both()
    const effect = { id: randomUUID(), kind: 'mail', data: { to: 'ada@example.org' } }
    await add(store, newStream(), 1, () => ({ outbox: [effect] }))

    const leases = await Promise.all([store.outbox.lease(now, soon, 10), other.outbox.lease(now, soon, 10)])
    expect(leases.flat()).toEqual([{ ...effect, attempts: 0 }])
    expect(await store.outbox.lease(now, soon, 10)).toEqual([])
    expect(await store.outbox.lease(later, '9999', 10)).toEqual([{ ...effect, attempts: 0 }])
    await store.outbox.done(effect.id)
    expect(await store.outbox.waiting()).toMatchObject({ due: 0 })
  })

  test('two nodes that lease at once share the work and do none of it twice', async () => {
    await emptyOutbox()
    const { store, other } = both()
    const ids = Array.from({ length: 40 }, () => randomUUID())
    await store.outbox.add(ids.map((id) => ({ id, kind: 'webhook', data: id })))
    const nodes = Array.from({ length: 8 }, (_, at) => (at % 2 ? store : other))
    const leased = (await Promise.all(nodes.map((node) => node.outbox.lease(now, soon, 5)))).flat()
    expect(leased.length).toBe(new Set(leased.map(({ id }) => id)).size)
    const rest = await store.outbox.lease(now, soon, 100)
    expect([...leased, ...rest].map(({ id }) => id).sort()).toEqual(ids.sort())
  })

  test('what failed is tried again when its time has come, and is dead without one', async () => {
    await emptyOutbox()
    const { store } = both()
    const { dead } = await store.outbox.waiting()
    const id = randomUUID()
    await store.outbox.add([{ id, kind: 'mail', data: null }])
    await store.outbox.lease(now, soon, 1)
    await store.outbox.failed(id, 'mailbox full', later)
    expect(await store.outbox.lease(soon, later, 1)).toEqual([])
    expect(await store.outbox.lease(later, '9999', 1)).toEqual([{ id, kind: 'mail', data: null, attempts: 1 }])

    await store.outbox.failed(id, 'no such mailbox')
    expect(await store.outbox.lease('9999', '9999', 1)).toEqual([])
    expect(await store.outbox.waiting()).toEqual({ due: 0, dead: dead + 1 })
  })

  test('an effect id is used once', async () => {
    const { store } = both()
    const effect = { id: randomUUID(), kind: 'mail', data: {} }
    await store.outbox.add([effect])
    await expect(store.outbox.add([effect])).rejects.toThrow()
  })
}
