import fc from 'fast-check'
import { expect, test } from 'vitest'
import { testHost } from '#testing/host.ts'
import { mintToken } from './token.ts'
import { mintUndo, readUndoLink, undoUrl } from './undo-link.ts'

const host = testHost()
const link = { addressKey: '00112233445566778899aabbccddeeff', first: 7, last: 70_000, day: 20_779 }
const minted = mintUndo(host.keys, link)

test('TOK-03 TOK-08 the address of the link has no personal data, and says which facts, whose and of which day', () => {
  const url = undoUrl(host, { addressKey: link.addressKey, first: 7, last: 70_000 })
  expect(url).toMatch(/^https:\/\/privacy\.acme\.example\/u\/r1\.[\w-]{58}$/)
  expect(readUndoLink(host.keys, url.split('/').at(-1)!)).toEqual(link)
})

test('TOK-02 any bit flipped makes it a forgery', () => {
  const bytes = Buffer.from(minted.slice(3), 'base64url')
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const flipped = Buffer.from(bytes)
    flipped[bit >> 3] = flipped[bit >> 3]! ^ (1 << (bit & 7))
    expect(readUndoLink(host.keys, `r1.${flipped.toString('base64url')}`), `bit ${bit}`).toBeUndefined()
  }
})

test('TOK-02 any letter changed makes it a forgery', () => {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_+/= é'
  fc.assert(
    fc.property(fc.nat(minted.length - 1), fc.constantFrom(...letters.split('')), (place, letter) => {
      const changed = minted.slice(0, place) + letter + minted.slice(place + 1)
      expect(readUndoLink(host.keys, changed)).toEqual(changed === minted ? link : undefined)
    }),
  )
})

test.each([
  ['truncated', minted.slice(0, -1)],
  ['doubled', minted + minted],
  ['padded', `${minted}==`],
  ['of another family', `u1.${minted.slice(3)}`],
  ['for leaving', mintToken(host.keys, { addressKey: link.addressKey, topic: 1, day: 1 })],
  ['empty', ''],
])('TOK-04 a link %s is no link', (_, text) => {
  expect(readUndoLink(host.keys, text)).toBeUndefined()
})

test('TOK-02 after a rotation it still verifies; whoever has the keys for minting links cannot make one', () => {
  expect(readUndoLink(host.keys, mintUndo(host.keys, link, 1))).toEqual(link)
  const minting = { ...host.keys, mac: (_: unknown, data: Uint8Array, keyId?: number) => host.keys.mac('token', data, keyId) }
  expect(readUndoLink(host.keys, mintUndo(minting, link))).toBeUndefined()
})
