import { expect, test } from 'vitest'
import type { NoticeText } from '#domain/tenant.ts'
import { wordDifferences } from './differences.ts'
import { compareNotices } from './sections.ts'

const notice = (...blocks: NoticeText['blocks']): NoticeText => ({ version: 'v', publishedOn: '2026-11-01', title: 'Notice', blocks })
const heading = (id: string, text = id) => ({ kind: 'heading', id, text }) as const
const paragraph = (text: string) => ({ kind: 'paragraph', text }) as const

test('words that stay are not marked, and a run of new words is one mark', () => {
  expect(wordDifferences('We keep visits for 24 months.', 'We keep visits for 13 whole months.')).toEqual([
    { kind: 'same', value: 'We keep visits for ' },
    { kind: 'gone', value: '24 ' },
    { kind: 'new', value: '13 whole ' },
    { kind: 'same', value: 'months.' },
  ])
})

test('a section that says the same is counted and not shown', () => {
  const one = notice(heading('a'), paragraph('Same.'), heading('b'), paragraph('Old words here.'))
  const other = notice(heading('a'), paragraph('Same.'), heading('b'), paragraph('New words here.'))
  const { changed, same } = compareNotices(one, other)
  expect(same).toBe(1)
  expect(changed.map(({ id, kind }) => [id, kind])).toEqual([['b', 'changed']])
})

test('each side shows only what it has', () => {
  const { changed } = compareNotices(
    notice(heading('a'), paragraph('Kept for 24 months.')),
    notice(heading('a'), paragraph('Kept for 13 months.')),
  )
  expect(changed[0]!.before[0]!.map(({ value }) => value).join('')).toBe('Kept for 24 months.')
  expect(changed[0]!.after[0]!.map(({ value }) => value).join('')).toBe('Kept for 13 months.')
})

test('a section may be new, left out, or only have a new title', () => {
  const before = notice(heading('a', 'Old title'), paragraph('Text.'), heading('left'), paragraph('Gone.'))
  const after = notice(heading('a', 'New title'), paragraph('Text.'), heading('added'), paragraph('Here.'))
  expect(compareNotices(before, after).changed.map(({ id, kind }) => [id, kind])).toEqual([
    ['a', 'changed'],
    ['added', 'new'],
    ['left', 'gone'],
  ])
})
