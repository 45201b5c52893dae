import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Keys } from '#api/host.ts'
import { confirmUrl, dayOf, issuedWithin, mintToken, preferencesUrl, readToken, unsubscribeUrl, validDays } from './token.ts'

const keysWith = (currentKeyId: number, ids = [currentKeyId]): Keys => ({
  currentKeyId,
  knows: (keyId) => ids.includes(keyId),
  mac: (use, data, keyId = currentKeyId) => createHmac('sha256', `${use} ${keyId}`).update(data).digest(),
})

const keys = keysWith(1)
const token = { addressKey: '00112233445566778899aabbccddeeff', topic: 513, day: 20_774 }
const minted = mintToken(keys, token)
const body = minted.slice('u1.'.length)

test('TOK-02 a token carries its own meaning in 37 bytes', () => {
  const bytes = Buffer.from(body, 'base64url')
  const signed = Buffer.concat([Buffer.from('u1.'), bytes.subarray(0, 21)])
  expect(bytes.subarray(0, 21).toString('hex')).toBe(`01${token.addressKey}02015126`)
  expect(bytes.subarray(21)).toEqual(createHmac('sha256', 'token 1').update(signed).digest().subarray(0, 16))
  expect(readToken(keys, minted)).toEqual(token)
})

test('TOK-02 whatever was minted is read back', () => {
  const hex = fc.uint8Array({ minLength: 16, maxLength: 16 }).map((bytes) => Buffer.from(bytes).toString('hex'))
  const number = fc.integer({ min: 0, max: 65_535 })
  fc.assert(
    fc.property(hex, number, number, (addressKey, topic, day) => {
      expect(readToken(keys, mintToken(keys, { addressKey, topic, day }))).toEqual({ addressKey, topic, day })
    }),
  )
})

test('TOK-02 any bit flipped makes it a forgery', () => {
  const bytes = Buffer.from(body, 'base64url')
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const flipped = Buffer.from(bytes)
    flipped[bit >> 3] = flipped[bit >> 3]! ^ (1 << (bit & 7))
    expect(readToken(keys, `u1.${flipped.toString('base64url')}`), `bit ${bit}`).toBeUndefined()
  }
})

test('TOK-02 any letter changed makes it a forgery, those that decode to the same bytes too', () => {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_+/= é'
  fc.assert(
    fc.property(fc.nat(minted.length - 1), fc.constantFrom(...letters.split('')), (place, letter) => {
      const changed = minted.slice(0, place) + letter + minted.slice(place + 1)
      expect(readToken(keys, changed)).toEqual(changed === minted ? token : undefined)
    }),
    { numRuns: 2000 },
  )
})

test.each([
  ['truncated', minted.slice(0, -1)],
  ['cut to the prefix', 'u1.'],
  ['doubled', minted + minted],
  ['with its body twice', `u1.${body}${body}`],
  ['padded', `${minted}==`],
  ['with a longer tail', `${minted}A`],
  ['with white space', ` ${minted}`],
  ['of another family', `p1.${body}`],
  ['empty', ''],
])('TOK-04 a token %s is no token', (_, text) => {
  expect(readToken(keys, text)).toBeUndefined()
})

test('TOK-01 an unsubscribe token cannot be passed off as a preference token', () => {
  expect(readToken(keys, `p1.${body}`, 'p1')).toBeUndefined()
  expect(readToken(keys, mintToken(keys, token, 'p1'), 'p1')).toEqual(token)
})

test('TOK-02 after a rotation old tokens still verify, those of an unknown key do not', () => {
  const rotated = keysWith(2, [1, 2])
  expect(readToken(rotated, minted)).toEqual(token)
  expect(mintToken(rotated, token)).not.toBe(minted)
  expect(readToken(keysWith(2), minted)).toBeUndefined()
})

test('TOK-03 the address of the link has no personal data and no name of a list', () => {
  const url = unsubscribeUrl(
    { baseUrl: 'https://privacy.example', keys },
    token.addressKey,
    token.topic,
    dayOf(new Date('2026-11-17T23:59:59Z')),
  )
  expect(url).toMatch(/^https:\/\/privacy\.example\/u\/u1\.[\w-]{50}$/)
  expect(readToken(keys, url.split('/').at(-1)!)?.day).toBe(20_774)
})

const site = { baseUrl: 'https://privacy.example', keys, now: () => new Date('2026-11-17T12:00:00Z') }

test('TOK-08 a preference link carries its secret in the fragment, which no server sees', () => {
  const url = new URL(preferencesUrl(site, token.addressKey, token.topic, token.day))
  expect(`${url.pathname}${url.search}`).toBe('/choices')
  expect(readToken(keys, url.hash.slice('#p='.length), 'p1')).toEqual(token)
})

test('TOK-01 TOK-02 a confirmation is sealed with a key that no mail system is given', () => {
  const text = confirmUrl(site, token.addressKey, token.topic).split('/u/')[1]!
  expect(readToken(keys, text, 'c1')).toEqual({ ...token, day: 20_774 })
  const minting: Keys = { ...keys, mac: (_, data, keyId) => keys.mac('token', data, keyId) }
  expect(readToken(keys, mintToken(minting, token, 'c1'), 'c1')).toBeUndefined()
  expect(readToken(keys, mintToken(minting, token, 'p1'), 'p1')).toEqual(token)
})

test.each([
  [0, true],
  [30, true],
  [31, false],
  [-1, true],
  [-2, false],
  [-40_000, false],
])('TOK-01 a preference link of %i days ago holds: %s', (age, holds) => {
  const now = site.now()
  expect(issuedWithin({ day: dayOf(now) - age }, validDays.p1, now)).toBe(holds)
})

test('MAIL-14 a link to leave never ends', () => {
  expect(issuedWithin({ day: 0 }, validDays.u1, site.now())).toBe(true)
})
