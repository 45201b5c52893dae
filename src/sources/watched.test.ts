import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { memorySource } from '#testing/memory-source.ts'
import type { Source } from './source.ts'
import { ada } from './source-contract.ts'
import { watched } from './watched.ts'

const subjects = [{ ref: '1' }]
const items = ['2026-03-01', '2026-02-01', '2026-01-01'].map((at, n) => ({ id: `${n}`, category: 'orders', at }))
const hangs = () => new Promise<never>(() => undefined)
const refuses = () => Promise.reject(new Error('Ada Ek: connection lost'))

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-22T09:00:00.000Z') })
  vi.spyOn(console, 'warn').mockReturnValue()
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

/** A watched source; `source` can be given other answers while it runs. */
function shop(replaced: Partial<Source> = {}) {
  const people = [{ ref: '1', emails: [ada.address], items }]
  const source: Source = { ...memorySource({ id: 'shop', name: 'The shop', people }), ...replaced }
  return { source, seen: watched(source, () => new Date()) }
}

/** What a call comes to, and after how many milliseconds. */
async function outcome(call: Promise<unknown>) {
  const begun = Date.now()
  const ended = call.then(
    (answer) => ({ answer, after: Date.now() - begun }),
    (error: Error & { since?: string }) => ({ said: error.message, since: error.since, after: Date.now() - begun }),
  )
  await vi.advanceTimersByTimeAsync(70_000)
  return ended
}
/** The same, for calls that end without a clock. */
const atOnce = (call: Promise<unknown>) =>
  call.then(
    () => 'answered',
    (error: Error & { since?: string }) => error.since,
  )

const silent = 'The system "shop" does not answer.'
const nine = '2026-11-22T09:00:00.000Z'

test('ACC-15 what hangs is given up after a second and a half, with the instant from which on it is silent', async () => {
  const { seen } = shop({ find: hangs, search: hangs, one: hangs, tally: hangs })
  const calls = [seen.find([ada]), seen.search('ada', 1), seen.one(subjects, '1'), seen.tally(subjects)]
  const outcomes = await Promise.all(calls.map(outcome))
  for (const one of outcomes) expect(one).toMatchObject({ said: silent, after: 1500 })
  expect(outcomes[0]).toMatchObject({ since: '2026-11-22T09:00:01.500Z' })
})

test('the next click does not wait again; ten seconds later somebody does, and the silence is as old as it was', async () => {
  const { seen } = shop({ find: hangs })
  const first = atOnce(seen.find([ada]))
  await vi.advanceTimersByTimeAsync(1500)
  const since = '2026-11-22T09:00:01.500Z'
  expect(await first).toBe(since)
  expect(await atOnce(seen.find([ada]))).toBe(since)
  await vi.advanceTimersByTimeAsync(9999)
  expect(await atOnce(seen.find([ada]))).toBe(since)
  await vi.advanceTimersByTimeAsync(1)
  expect(await outcome(seen.find([ada]))).toEqual({ said: silent, since, after: 1500 })
})

test('an answer ends the silence, also one that comes too late', async () => {
  let answer: (found: []) => void = () => undefined
  const { source, seen } = shop({ find: () => new Promise((resolve) => (answer = resolve)) })
  expect(await outcome(seen.find([ada]))).toMatchObject({ said: silent })
  answer([])
  await vi.advanceTimersByTimeAsync(0)
  source.find = refuses
  expect(await outcome(seen.find([ada]))).toMatchObject({ since: new Date(Date.now() - 70_000).toISOString() })
})

test('who refuses at once is asked again at once, since nobody waits for it', async () => {
  const { source, seen } = shop({ find: refuses })
  expect(await atOnce(seen.find([ada]))).toBe(nine)
  source.find = async () => subjects
  expect(await atOnce(seen.find([ada]))).toBe('answered')
})

test('a reading is given up at its first item or at a later one, with what came before', async () => {
  const { source, seen } = shop()
  const { read } = source
  source.read = async function* (...asked) {
    yield* read(...asked)
    await hangs()
  }
  const come: string[] = []
  const reading = (async () => {
    for await (const { id } of seen.read(subjects, {})) come.push(id)
  })()
  const given = atOnce(reading)
  await vi.advanceTimersByTimeAsync(1500)
  expect(await given).toBe('2026-11-22T09:00:01.500Z')
  expect(come).toEqual(['0', '1', '2'])
  expect(await atOnce(Array.fromAsync(seen.read(subjects, {})))).toBe('2026-11-22T09:00:01.500Z')
  expect(await atOnce(seen.find([ada])), 'finding people goes on').toBe('answered')
})

test('whoever reads everything makes a copy, and is given a minute', async () => {
  const { source, seen } = shop()
  const { read } = source
  source.read = async function* (...asked) {
    await new Promise((resolve) => setTimeout(resolve, 59_000))
    yield* read(...asked)
  }
  expect(await outcome(Array.fromAsync(seen.read(subjects)))).toMatchObject({ after: 59_000, answer: { length: 3 } })
})

test('a slow reader makes nothing silent, and one who leaves early ends the reading', async () => {
  let ended = false
  const { source, seen } = shop()
  const { read } = source
  source.read = async function* (...asked) {
    try {
      yield* read(...asked)
    } finally {
      ended = true
    }
  }
  const reading = (async () => {
    for await (const { id } of seen.read(subjects, {})) {
      await new Promise((resolve) => setTimeout(resolve, 5000))
      if (id === '1') break
    }
  })()
  expect(await outcome(reading)).toMatchObject({ answer: undefined })
  expect(ended).toBe(true)
  expect(vi.getTimerCount(), 'no timer stays behind').toBe(0)
})

test('the health is asked for each time, and says what is the matter', async () => {
  const { source, seen } = shop({ health: hangs })
  expect(await outcome(seen.health())).toMatchObject({ said: 'The shop does not answer: no answer within 5000 ms.' })
  source.health = () => Promise.reject(new Error('The table orders is gone.'))
  expect(await outcome(seen.health())).toMatchObject({ said: 'The table orders is gone.', after: 0 })
  source.health = async () => undefined
  expect(await outcome(seen.health())).toMatchObject({ answer: undefined })
})

test('the log names the system once a silence, and nothing of what it said', async () => {
  const { seen } = shop({ find: refuses })
  await atOnce(seen.find([ada]))
  await atOnce(seen.find([ada]))
  expect(vi.mocked(console.warn).mock.calls).toEqual([[silent]])
})

test('acts wait for what became of them', async () => {
  const { source, seen } = shop()
  source.erase = async () => {
    await new Promise((resolve) => setTimeout(resolve, 60_000))
    return []
  }
  expect(await outcome(seen.erase(subjects))).toEqual({ answer: [], after: 60_000 })
})
