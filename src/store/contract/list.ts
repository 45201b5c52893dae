import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Snapshot, StreamId } from '#store/store.ts'
import type { Both } from '#store/store-contract.ts'
import { add, label, newStream } from './counter.ts'

const streamsOf = (snapshots: Snapshot[]) => snapshots.map(({ stream }) => stream)

export function listContract(both: Both) {
  test('a list goes by due date, those without one last, and pages on from a cursor', async () => {
    const { store } = both()
    const person = randomUUID()
    const dates = ['2026-05-01', undefined, '2026-04-01', '2026-05-01', undefined]
    const streams = dates.map(() => newStream('request'))
    for (const [at, dueOn] of dates.entries()) await label(store, streams[at]!, { person, dueOn })
    const pair = (a: number, b: number) => [streams[a]!, streams[b]!].sort()
    const expected = [streams[2]!, ...pair(0, 3), ...pair(1, 4)]

    expect(streamsOf(await store.list('request', { person }, 10))).toEqual(expected)
    const pages: StreamId[] = []
    let after: Snapshot | undefined
    for (;;) {
      const page: Snapshot[] = await store.list('request', { person }, 2, after)
      if (page.length === 0) break
      pages.push(...streamsOf(page))
      after = page.at(-1)
    }
    expect(pages).toEqual(expected)
  })

  test('filters join: person and any of the statuses', async () => {
    const { store } = both()
    const person = randomUUID()
    const [received, refused] = [newStream('request'), newStream('request')]
    await label(store, received, { person, status: 'received' })
    await label(store, refused, { person, status: 'refused' })
    await label(store, newStream('visit'), { person, status: 'received' })
    await label(store, newStream('request'), { person: randomUUID(), status: 'received' })

    expect(streamsOf(await store.list('request', { person, statuses: ['received', 'extended'] }, 10))).toEqual([received])
    expect(await store.count('request', { person })).toBe(2)
    expect(await store.count('request', { person, statuses: ['refused'] })).toBe(1)
    expect(await store.count('request', { person, statuses: [] })).toBe(0)
    expect(await store.list('request', { person, statuses: [] }, 10)).toEqual([])
    const [listed] = await store.list('request', { person, statuses: ['refused'] }, 1)
    expect([listed]).toEqual(await store.load([refused]))
  })

  test('a list follows a stream that changes', async () => {
    const { store } = both()
    const person = randomUUID()
    const stream = newStream('request')
    await label(store, stream, { person, status: 'received', dueOn: '2026-05-01' })
    await label(store, stream, { person, status: 'fulfilled' })
    expect(await store.count('request', { person, statuses: ['received'] })).toBe(0)
    expect(await store.list('request', { person }, 10)).toEqual([expect.objectContaining({ version: 2, status: 'fulfilled', person })])
    expect(await store.list('request', { person }, 10)).not.toMatchObject([{ dueOn: '2026-05-01' }])
  })

  test('the streams of a kind are those of that kind, each once', async () => {
    const { store } = both()
    const visit = newStream('visit')
    await add(store, visit, 3)
    const visits = await Array.fromAsync(store.streams('visit'))
    expect(visits.filter((stream) => stream === visit)).toHaveLength(1)
    expect(visits.every((stream) => stream.startsWith('visit/'))).toBe(true)
  })
}
