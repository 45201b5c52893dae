import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { shortMemory } from './short-memory.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] })
})
afterEach(() => {
  vi.useRealTimers()
})

const counting = () => {
  let asked = 0
  return shortMemory(async (key) => `${key} ${++asked}`, 20_000)
}

test('what was asked for is known for a moment, and then asked for again', async () => {
  const memory = counting()
  expect([await memory.of('a'), await memory.of('a'), await memory.of('b')]).toEqual(['a 1', 'a 1', 'b 2'])
  vi.advanceTimersByTime(19_999)
  expect(await memory.of('a')).toBe('a 1')
  vi.advanceTimersByTime(1)
  expect(await memory.of('a')).toBe('a 3')
})

test('what is forgotten is asked for again, even while the first answer is on its way', async () => {
  const memory = counting()
  const first = memory.of('a')
  memory.forget('a')
  expect([await first, await memory.of('a')]).toEqual(['a 1', 'a 2'])
})

test('what fails is not remembered', async () => {
  let fails = true
  const memory = shortMemory(async () => {
    if (fails) throw new Error('busy')
    return 'there'
  }, 20_000)
  await expect(memory.of('a')).rejects.toThrow('busy')
  fails = false
  expect(await memory.of('a')).toBe('there')
})
