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
    for (const kind of ['mail', 'webhook']) {
      for (const { id } of await store.outbox.lease(kind, '9999', '9999', 1000)) await store.outbox.done(id)
    }
  }

  test('an effect of an act is leased once, and again when the lease has run out', async () => {
    await emptyOutbox()
    const { store, other } = both()
    const effect = { id: randomUUID(), kind: 'mail', data: { to: 'ada@example.org' } }
    await add(store, newStream(), 1, () => ({ outbox: [effect] }))

    const leases = await Promise.all([store.outbox.lease('mail', now, soon, 10), other.outbox.lease('mail', now, soon, 10)])
    expect(leases.flat()).toEqual([{ ...effect, attempts: 0 }])
    expect(await store.outbox.lease('mail', now, soon, 10)).toEqual([])
    expect(await store.outbox.lease('mail', later, '9999', 10)).toEqual([{ ...effect, attempts: 0 }])
    await store.outbox.done(effect.id)
    expect(await store.outbox.waiting()).toMatchObject({ due: 0 })
  })

  test('two nodes that lease at once share the work and do none of it twice', async () => {
    await emptyOutbox()
    const { store, other } = both()
    const ids = Array.from({ length: 40 }, () => randomUUID())
    await store.outbox.add(ids.map((id) => ({ id, kind: 'webhook', data: id })))
    const nodes = Array.from({ length: 8 }, (_, at) => (at % 2 ? store : other))
    const leased = (await Promise.all(nodes.map((node) => node.outbox.lease('webhook', now, soon, 5)))).flat()
    expect(leased.length).toBe(new Set(leased.map(({ id }) => id)).size)
    const rest = await store.outbox.lease('webhook', now, soon, 100)
    expect([...leased, ...rest].map(({ id }) => id).sort()).toEqual(ids.sort())
  })

  test('what failed is tried again when its time has come, and is dead without one', async () => {
    await emptyOutbox()
    const { store } = both()
    const { dead } = await store.outbox.waiting()
    const id = randomUUID()
    await store.outbox.add([{ id, kind: 'mail', data: null }])
    await store.outbox.lease('mail', now, soon, 1)
    await store.outbox.failed(id, 'mailbox full', later)
    expect(await store.outbox.lease('mail', soon, later, 1)).toEqual([])
    expect(await store.outbox.lease('mail', later, '9999', 1)).toEqual([{ id, kind: 'mail', data: null, attempts: 1 }])

    await store.outbox.failed(id, 'no such mailbox')
    expect(await store.outbox.lease('mail', '9999', '9999', 1)).toEqual([])
    expect(await store.outbox.waiting()).toEqual({ due: 0, dead: dead + 1 })
  })

  test('an effect whose id is there already is left as it is, whichever way it came', async () => {
    await emptyOutbox()
    const { store } = both()
    const effect = { id: randomUUID(), kind: 'mail', data: 'first' }
    await store.outbox.add([effect, { ...effect, data: 'second' }])
    await add(store, newStream(), 1, () => ({ outbox: [{ ...effect, data: 'third' }] }))
    expect(await store.outbox.lease('mail', now, soon, 10)).toEqual([{ ...effect, attempts: 0 }])
  })

  test('an effect waits for its time, and kinds do not stand in each other’s way', async () => {
    await emptyOutbox()
    const { store } = both()
    const [early, late, other] = [randomUUID(), randomUUID(), randomUUID()]
    await store.outbox.add([{ id: early, kind: 'mail', data: 1, dueAt: soon }])
    await add(store, newStream(), 1, () => ({ outbox: [{ id: late, kind: 'mail', data: 2, dueAt: later }] }))
    await store.outbox.add([{ id: other, kind: 'webhook', data: 3 }])
    expect(await store.outbox.lease('mail', now, soon, 10)).toEqual([])
    expect(await store.outbox.lease('mail', soon, later, 10)).toMatchObject([{ id: early }])
    expect(await store.outbox.lease('webhook', now, soon, 10)).toMatchObject([{ id: other }])
    const due = await store.outbox.lease('mail', later, '9999', 10)
    expect(due.map(({ id }) => id).sort()).toEqual([early, late].sort())
  })

  test('what was given up can be looked at and revived', async () => {
    await emptyOutbox()
    const { store, other } = both()
    const ids: string[] = [randomUUID(), randomUUID()].toSorted()
    await store.outbox.add(ids.map((id) => ({ id, kind: 'mail', data: id })))
    for (const id of ids) await store.outbox.failed(id, 'no such mailbox')
    const dead = { kind: 'mail', attempts: 1, error: 'no such mailbox' }
    expect((await other.outbox.dead(1000)).filter(({ id }) => ids.includes(id))).toEqual(ids.map((id) => ({ id, ...dead })))
    expect((await other.outbox.dead(1000, ids[0])).filter(({ id }) => ids.includes(id))).toEqual([{ id: ids[1], ...dead }])
    expect(await store.outbox.revive([ids[0]!, randomUUID()])).toBe(1)
    expect(await store.outbox.lease('mail', now, soon, 10)).toEqual([{ id: ids[0], kind: 'mail', data: ids[0], attempts: 0 }])
    expect(await store.outbox.revive(ids)).toBe(1)
  })
}
