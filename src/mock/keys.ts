import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Keys } from '#api/host.ts'

/** One key for everybody who tries the mock: nothing in it is secret, and a link minted before a reload must still hold. */
const keyOf = (use: string) => sha256(utf8ToBytes(`innsyn mock ${use}`))

export const mockKeys: Keys = {
  currentKeyId: 1,
  knows: (keyId) => keyId === 1,
  mac: (use, data) => hmac(sha256, keyOf(use), data),
}

/** WebCrypto would be a hundred times slower for texts this short, and cannot answer at once. */
export const mockSha256 = (text: string) => bytesToHex(sha256(utf8ToBytes(text)))
