import { expect, test } from 'vitest'
import type { HistoryEntry } from '#api/contract/history.ts'
import { told } from './told.ts'

const entry = (stream: string, type: string, at: string, more: object = {}): HistoryEntry => ({
  stream,
  version: 1,
  at,
  actor: 'staff',
  door: 'staff',
  language: 'en',
  event: { type, ...more },
  hash: `${stream} ${type} ${at}`,
})

const now = new Date('2026-11-22T12:00:00Z')
const started = entry('visit/a', 'ViewStarted', '2026-11-22T09:00:00Z')
const data = entry('visit/a', 'PageSeen', '2026-11-22T09:01:00Z', { page: 'items' })
const history = entry('visit/a', 'PageSeen', '2026-11-22T09:02:00Z', { page: 'history' })
const ended = entry('visit/a', 'VisitEnded', '2026-11-22T09:06:30Z')

test('a look of staff is told once, with its pages in the order they were seen and how long it lasted', () => {
  expect(told([ended, history, data, started], now)).toEqual([{ kind: 'look', start: started, pages: ['items', 'history'], minutes: 6 }])
})

test('a look that nobody ended lasted fifteen minutes at most', () => {
  expect(told([started], now)).toEqual([{ kind: 'look', start: started, pages: [], minutes: 15, atMost: true }])
})

test('a look under way has no length yet', () => {
  expect(told([started], new Date('2026-11-22T09:10:00Z'))).toEqual([{ kind: 'look', start: started, pages: [] }])
})

test('the end of a look is not told before its beginning is there', () => {
  expect(told([ended, history], now)).toEqual([])
})

test('one’s own visits are told as they were', () => {
  const mine = [entry('visit/b', 'VisitEnded', '2026-11-22T10:00:00Z'), entry('visit/b', 'VisitStarted', '2026-11-22T09:00:00Z')]
  expect(told(mine, now)).toEqual(mine.map((one) => ({ kind: 'fact', entry: one })))
})
