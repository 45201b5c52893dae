import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type MemoryPerson, memorySource } from '#testing/memory-source.ts'
import { type Cursor, deadline, findAll, gather, page, tallies } from './gather.ts'
import { byOrder } from './in-order.ts'
import type { Item, Source } from './source.ts'
import { ada } from './source-contract.ts'
import { watched } from './watched.ts'

const now = () => new Date()
const hangs = () => new Promise<never>(() => undefined)
const itemsAt = (dates: readonly (string | undefined)[]): MemoryPerson['items'] => dates.map((at, n) => ({ id: `${n}`, category: 'c', at }))
const sourceOf = (id: string, dates: readonly (string | undefined)[], replaced: Partial<Source> = {}): Source =>
  watched(
    { ...memorySource({ id, name: `The ${id}`, people: [{ ref: '1', emails: [ada.address], items: itemsAt(dates) }] }), ...replaced },
    now,
  )
const ids = (items: readonly Item[]) => items.map(({ source, id }) => `${source}-${id}`)
const knownIn = async (sources: readonly Source[]) => (await findAll(sources, [ada], deadline(now))).known

describe('page', () => {
  const dates = fc.array(
    fc.option(fc.constantFrom('2026-01-01', '2026-01-01T00:00:00.000Z', '2026-01-02', '2025-12-31'), { nil: undefined }),
    {
      maxLength: 9,
    },
  )

  test('pages of any size, put together, are the whole in order, each item once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(dates, dates, dates),
        fc.integer({ min: 1, max: 7 }),
        fc.constantFrom('newest', 'oldest'),
        async (all, limit, order) => {
          const sources = all.map((some, n) => sourceOf(`s${n}`, some))
          const known = await knownIn(sources)
          const seen: Item[] = []
          for (let cursor: Cursor | undefined, turn = 0; turn < 40; turn += 1) {
            const { items, next } = await page(sources, known, { order, limit, cursor }, deadline(now))
            seen.push(...items)
            expect(items.length).toBe(next ? limit : Math.min(items.length, limit))
            cursor = next
            if (!next) break
          }
          const whole = await Promise.all(known.map(({ source, subjects }) => Array.fromAsync(source.read(subjects, { order }))))
          expect(ids(seen)).toEqual(ids(whole.flat().sort(byOrder(order))))
        },
      ),
      { numRuns: 150 },
    )
  })

  test('a page goes on where it was, also when its last item has gone', async () => {
    const people = [{ ref: '1', emails: [ada.address], items: itemsAt(['2026-03-01', '2026-02-01', '2026-02-01', '2026-01-01']) }]
    const source = memorySource({ id: 'shop', people })
    const known = await knownIn([source])
    const { next } = await page([source], known, { limit: 2 }, deadline(now))
    expect(next).toEqual({ at: '2026-02-01', source: 'shop', id: '1' })
    source.people[0]!.items.splice(1, 1)
    expect(ids((await page([source], known, { limit: 2, cursor: next }, deadline(now))).items)).toEqual(['shop-2', 'shop-3'])
  })

  test('only what is wanted is read, and no more of it than the page holds', async () => {
    let read = 0
    const source = memorySource({
      id: 'shop',
      people: [{ ref: '1', emails: [ada.address], items: itemsAt(Array(1000).fill('2026-01-01')) }],
    })
    const counting: Source = {
      ...source,
      async *read(...asked) {
        for await (const item of source.read(...asked)) {
          read += 1
          yield item
        }
      },
    }
    await page([counting], await knownIn([counting]), { limit: 50 }, deadline(now))
    expect(read).toBe(51)
    expect((await page([source], await knownIn([source]), { limit: 50, wanted: { categories: ['d'] } }, deadline(now))).items).toEqual([])
  })
})

describe('ACC-15 two systems up and one hanging', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: new Date('2026-11-22T09:00:00.000Z') })
    vi.spyOn(console, 'warn').mockReturnValue()
  })
  afterEach(() => {
    vi.useRealTimers()
    vi.restoreAllMocks()
  })

  /** Milliseconds by the clock until it is done, and what came. */
  async function timed<T>(work: () => Promise<T>): Promise<{ after: number; come: T }> {
    const begun = Date.now()
    const done = work().then((come) => ({ after: Date.now() - begun, come }))
    await vi.advanceTimersByTimeAsync(5000)
    return done
  }
  /** A page and the counts, as a page of the product asks for them. */
  const shown = async (sources: readonly Source[]) => {
    const until = deadline(now)
    const { known, silent } = await findAll(sources, [ada], until)
    const [list, counts] = await Promise.all([page(sources, known, { limit: 5 }, until), tallies(known, undefined, until)])
    return {
      ids: ids(list.items),
      counted: counts.tallies.length,
      silent: new Set([...silent, ...list.silent, ...counts.silent].map((one) => one.source)),
    }
  }
  const slowly = async function* (ms: number, items: AsyncIterable<Item>) {
    for await (const item of items) {
      await new Promise((resolve) => setTimeout(resolve, ms))
      yield item
    }
  }
  const shop = () => sourceOf('shop', ['2026-03-01', '2026-01-01'])
  const desk = () => sourceOf('desk', ['2026-02-01'])

  test('the page stands within two seconds with what there is, and the next click does not wait', async () => {
    const sources = [shop(), sourceOf('crm', ['2026-02-15'], { find: hangs }), desk()]
    const come = { ids: ['shop-0', 'desk-0', 'shop-1'], counted: 2, silent: new Set(['crm']) }
    expect(await timed(() => shown(sources))).toEqual({ after: 1500, come })
    vi.setSystemTime(Date.now() - 4000)
    expect(await timed(() => shown(sources))).toEqual({ after: 0, come })
  })

  test('one that finds people slowly and then hangs, or says one thing at a time, takes no longer', async () => {
    const late = () => new Promise<{ ref: string }[]>((resolve) => setTimeout(() => resolve([{ ref: '1' }]), 1400))
    const inner = memorySource({
      id: 'drip',
      people: [{ ref: '1', emails: [], items: itemsAt(['2026-02-15', '2026-02-14', '2026-02-13']) }],
    })
    const sources = [
      shop(),
      sourceOf('crm', [], {
        find: late,
        read: () => slowly(60_000, inner.read([{ ref: '1' }])),
        tally: hangs,
      }),
      sourceOf('drip', [], { find: inner.find.bind(undefined, []), read: (...asked) => slowly(1000, inner.read(...asked)) }),
      desk(),
    ]
    const { after, come } = await timed(() => shown(sources))
    expect(after).toBeLessThan(2000)
    expect(come.ids).toEqual(['shop-0', 'desk-0', 'shop-1'])
    expect([...come.silent]).toContain('crm')
  })

  test('what a system said before it fell silent is shown', async () => {
    const inner = memorySource({
      id: 'drip',
      people: [{ ref: '1', emails: [ada.address], items: itemsAt(['2026-02-15', '2026-02-14', '2026-02-13']) }],
    })
    const drip = watched({ ...inner, read: (...asked) => slowly(1000, inner.read(...asked)) }, now)
    const { after, come } = await timed(() => shown([shop(), drip]))
    expect(after).toBe(1800)
    expect(come).toMatchObject({ ids: ['shop-0', 'drip-0', 'shop-1'], silent: new Set(['drip']) })
  })
})

describe('gather', () => {
  test('everything of all sources comes as one stream, newest first, without a date last', async () => {
    const sources = [
      sourceOf('shop', ['2026-03-01', '2026-01-01', undefined]),
      sourceOf('desk', ['2026-04-01', '2026-02-01T10:00:00.000Z']),
    ]
    const { items, silent } = gather(await knownIn(sources), now)
    expect(ids(await Array.fromAsync(items))).toEqual(['desk-0', 'shop-0', 'desk-1', 'shop-1', 'shop-2'])
    expect(silent).toEqual([])
  })

  test('ACC-15 a source that fails is named, with what it said before, and the others are read', async () => {
    vi.spyOn(console, 'warn').mockReturnValue()
    const inner = memorySource({ id: 'desk', people: [{ ref: '1', emails: [ada.address], items: itemsAt(['2026-05-01']) }] })
    const failing = watched(
      {
        ...inner,
        async *read(...asked) {
          yield* inner.read(...asked)
          throw new Error('connection lost')
        },
      },
      () => new Date('2026-11-22T09:00:00.000Z'),
    )
    const { items, silent } = gather(await knownIn([failing, sourceOf('shop', ['2026-01-01'])]), now)
    expect(ids(await Array.fromAsync(items))).toEqual(['desk-0', 'shop-0'])
    expect(silent).toEqual([{ source: 'desk', name: 'desk', since: '2026-11-22T09:00:00.000Z' }])
    vi.restoreAllMocks()
  })

  test('a reader who leaves early ends every source', async () => {
    const ended: string[] = []
    const ending = (id: string) => {
      const inner = memorySource({
        id,
        people: [{ ref: '1', emails: [ada.address], items: itemsAt(['2026-02-01', '2026-01-01', '2025-01-01']) }],
      })
      const read: Source['read'] = async function* (...asked) {
        try {
          yield* inner.read(...asked)
        } finally {
          ended.push(id)
        }
      }
      return watched({ ...inner, read }, now)
    }
    for await (const _ of gather(await knownIn([ending('shop'), ending('desk')]), now).items) break
    await new Promise((resolve) => setTimeout(resolve, 0))
    expect(ended.sort()).toEqual(['desk', 'shop'])
  })
})
