import { expect, test } from 'vitest'
import { filled, resolve } from './mapping-refs.ts'

const words: Record<string, unknown> = { first: 'Ada', last: null, song: 'No. 2  -  "Slow"', no: 0 }
const fill = (template: string) => filled(template, (ref) => words[ref])

test('a template keeps what it finds letter by letter', () => {
  expect(fill('Song {song}')).toBe('Song No. 2  -  "Slow"')
  expect(fill('No. {no}')).toBe('No. 0')
})

test('what is missing leaves no gap', () => {
  expect(fill('{first} {last}')).toBe('Ada')
  expect(fill('{last} {first}')).toBe('Ada')
  expect(fill('{last}')).toBe('')
})

test('a dot leads to a lookup only where there is one of that name', () => {
  const rows = { table: 'line', with: { track: { table: 'song', on: { song: 'id' } } } }
  expect(resolve('track.name', rows)).toEqual({ lookup: 'track', table: 'song', column: 'name' })
  expect(resolve('odd.name', rows)).toEqual({ table: 'line', column: 'odd.name' })
  expect(resolve('constructor.name', rows)).toEqual({ table: 'line', column: 'constructor.name' })
})
