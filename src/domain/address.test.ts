import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { maskAddress, normaliseEmail } from './address.ts'

describe('SUP-02 one form for one mailbox', () => {
  test.each([
    ['solveig.aasland@havbris.example', 'solveig.aasland@havbris.example'],
    ['  Solveig.Aasland@HavBris.Example\n', 'solveig.aasland@havbris.example'],
    ['anna+news@firm.example', 'anna+news@firm.example'],
    ['a.n.n.a@gmail.com', 'a.n.n.a@gmail.com'],
    ['post@bücher.example', 'post@xn--bcher-kva.example'],
    ['post@XN--BCHER-KVA.example', 'post@xn--bcher-kva.example'],
    ['post@straße.example', 'post@xn--strae-oqa.example'],
    ['jūratė@įmonė.lt', 'jūratė@xn--mon-mra0j.lt'],
    ['jose\u0301@firm.example', 'josé@firm.example'],
    ['JOSÉ@firm.example', 'josé@firm.example'],
    ['用户@例え.jp', '用户@xn--r8jz45g.jp'],
    ["o'brien_99@mail.firm.example", "o'brien_99@mail.firm.example"],
  ])('%s is %s', (typed, normalised) => expect(normaliseEmail(typed)).toBe(normalised))

  test.each([
    '',
    'anna',
    '@firm.example',
    'anna@',
    'anna@localhost',
    'anna@firm..example',
    'anna@firm.example.',
    'anna@-firm.example',
    'anna@fi_rm.example',
    'anna@firm.example:25',
    'anna@firm.example/path',
    'anna@firm%2eexample',
    'anna@192.168.0.1',
    'anna@2130706433',
    'anna@[127.0.0.1]',
    'anna@firm@other.example',
    'an na@firm.example',
    'anna@firm .example',
    'anna\u200b@firm.example',
    'anna\r\nBcc: x@y.example',
    '.anna@firm.example',
    'anna..b@firm.example',
    '<anna@firm.example>',
    '"anna b"@firm.example',
    `${'a'.repeat(65)}@firm.example`,
    `anna@${'a'.repeat(64)}.example`,
    `anna@${'firm.'.repeat(52)}example`,
  ])('%j is no address', (typed) => expect(normaliseEmail(typed)).toBeUndefined())

  test('whatever comes in, a normalised address stays as it is', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.emailAddress(),
          fc.tuple(fc.string({ unit: 'grapheme' }), fc.domain()).map((parts) => parts.join('@')),
        ),
        (typed) => {
          const once = normaliseEmail(typed)
          if (once !== undefined) expect(normaliseEmail(once)).toBe(once)
        },
      ),
    )
  })
})

test.each([
  ['solveig.aasland@havbris.example', 's•••••d@havbris.example'],
  ['ada@firm.example', 'a•••••a@firm.example'],
  ['ab@firm.example', 'a•••••@firm.example'],
  ['a@firm.example', 'a•••••@firm.example'],
])('%s is shown as %s, its length untold', (address, masked) => expect(maskAddress(address)).toBe(masked))
