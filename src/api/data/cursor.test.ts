import { expect, test } from 'vitest'
import { toBase64Url, utf8 } from '#api/bytes.ts'
import { apiAs } from '#testing/api-as.ts'
import { memorySource } from '#testing/memory-source.ts'
import { cursorText, readCursor } from './cursor.ts'

const sources = [memorySource({ id: 'crm', people: [] })]
const said = (members: unknown) => toBase64Url(utf8(JSON.stringify(members)))

test.each([undefined, '2026-02-28', '0001-01-01', '9999-12-31T23:59:59.999Z', '2026-02-28T23:30:00+02:00', '2026-02-28T23:30Z'])(
  'a place dated %s is found again',
  (at) => {
    const cursor = { ...(at && { at }), source: 'crm', id: 'a\n"ö"/%' }
    expect(readCursor(sources, cursorText(cursor))).toEqual(cursor)
  },
)

test.each([
  ['no text of ours', 'x'],
  ['a space', '%20'],
  ['nothing', said(null)],
  ['an empty list', said([])],
  ['a system that is not here', said([null, 'nowhere', '1'])],
  ['a moment that is none', said(['2026-01-01; drop', 'crm', '1'])],
  ['a day that is in no calendar', said(['2026-02-30', 'crm', '1'])],
  ['a month that is none', said(['2026-99-01T10:00:00Z', 'crm', '1'])],
  ['an hour that is none', said(['2026-01-01T99:00:00Z', 'crm', '1'])],
  ['the year 0', said(['0000-12-31', 'crm', '1'])],
  ['an id that is none', said([null, 'crm', 1])],
  ['no id', said([null, 'crm', ''])],
  ['too much', said([null, 'crm', '1', '2'])],
])('%s is refused with a pointer', async (_, after) => {
  const { ada } = await apiAs()
  const answer = await ada.ask(`/api/v1/items?after=${after}`)
  expect(answer.status).toBe(422)
  expect(await answer.json()).toMatchObject({ code: 'cursor-unknown', errors: [{ pointer: '/after' }] })
  expect(() => readCursor(sources, after)).toThrow('cursor-unknown')
})
