import { expect, test } from 'vitest'
import { disposition } from './sent-file.ts'

const name = (given: string, type = 'application/pdf') =>
  decodeURIComponent(/^attachment; filename="file\.\w+"; filename\*=UTF-8''([\w.%~!*-]+)$/.exec(disposition({ name: given, type }))![1]!)

test.each([
  ['Proof.pdf', 'Proof.pdf'],
  ['PROOF.PDF', 'PROOF.PDF'],
  ['../../etc/passwd', '_.._etc_passwd.pdf'],
  ['C:\\temp\\a.pdf', 'C__temp_a.pdf'],
  ['a"; filename="b.exe', 'a_; filename=_b.exe.pdf'],
  ['a\r\nSet-Cookie: x=1', 'a__Set-Cookie_ x=1.pdf'],
  ['fdp.\u202Eexe', 'fdp._exe.pdf'],
  ['Intyg åäö (1).pdf', 'Intyg åäö (1).pdf'],
  ['half \uD800', 'half \uFFFD.pdf'],
  ['.pdf', 'pdf.pdf'],
])('%j is kept as %j: never a path, never another kind of file', (given, kept) => {
  expect(name(given)).toBe(kept)
})

test('a photo may end in either way photos end', () => {
  expect([name('a.jpeg', 'image/jpeg'), name('a.png', 'image/jpeg')]).toEqual(['a.jpeg', 'a.png.jpg'])
})
