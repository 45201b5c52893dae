// Makes the links of a mailing without asking the server, from what `innsyn link-keys --json` prints.
//
//   npm run -s innsyn -- link-keys --json > link-keys.json
//   node docs/mint-links.mjs link-keys.json product-news < addresses.txt
//
// reads one address a line and prints one JSON object a line: the key to check suppression by, and two links.
// Whoever has link-keys.json can do the same: keep it as you keep a password.
import { createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

/** An address in the one form it is matched by: local part and domain in lower case, the domain as A-labels; dots and +tags stay. */
export function normalise(text) {
  const address = text.trim().normalize('NFC')
  const at = address.lastIndexOf('@')
  if (at < 1) throw new Error(`${text} is no address`)
  const localPart = address.slice(0, at).toLowerCase().normalize('NFC')
  return `${localPart}@${new URL(`http://${address.slice(at + 1)}`).hostname}`
}

/** The 16 bytes an address is known by. */
export function addressKey(keys, address) {
  const key = Buffer.from(keys.addressKey, 'base64url')
  return createHmac('sha256', key).update(`email:${normalise(address)}`).digest().subarray(0, 16)
}

/** family `u1` leaves a topic, `p1` opens the choices; key id 1 ‖ address key 16 ‖ topic 2 ‖ day 2 ‖ HMAC-SHA-256, cut to 16. */
export function mintToken(keys, family, address, topic, now = new Date()) {
  const bytes = Buffer.alloc(37)
  bytes.writeUInt8(keys.keyId, 0)
  addressKey(keys, address).copy(bytes, 1)
  bytes.writeUInt16BE(keys.topics[topic], 17)
  bytes.writeUInt16BE(Math.floor(now.getTime() / 86_400_000), 19)
  const signed = Buffer.concat([Buffer.from(`${family}.`), bytes.subarray(0, 21)])
  createHmac('sha256', Buffer.from(keys.tokenKey, 'base64url')).update(signed).digest().copy(bytes, 21, 0, 16)
  return `${family}.${bytes.toString('base64url')}`
}

/** What one mail needs. */
export function linksFor(keys, address, topic, now = new Date()) {
  return {
    key: addressKey(keys, address).toString('hex'),
    unsubscribe: `${keys.baseUrl}/u/${mintToken(keys, 'u1', address, topic, now)}`,
    preferences: `${keys.baseUrl}/choices#p=${mintToken(keys, 'p1', address, topic, now)}`,
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [keyFile, topic] = process.argv.slice(2)
  const keys = JSON.parse(readFileSync(keyFile, 'utf8'))
  const addresses = readFileSync(0, 'utf8').split('\n').filter((line) => line.trim())
  for (const address of addresses) console.log(JSON.stringify(linksFor(keys, address, topic)))
}
