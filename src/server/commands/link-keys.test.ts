import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import fc from 'fast-check'
import { beforeAll, expect, test, vi } from 'vitest'
import { provenEmail } from '#api/address.ts'
import { dayOf, preferencesUrl, unsubscribeUrl } from '#api/unsubscribe/token.ts'
import { normaliseEmail } from '#domain/address.ts'
import { keysOf } from '#server/keys.ts'
import type { Product } from '#server/open-product.ts'
import { testHost } from '#testing/host.ts'
import { temporaryFolder } from '#testing/temporary-folder.ts'
import { linkKeysCommand } from './link-keys.ts'

type LinkKeys = { baseUrl: string; keyId: number; addressKey: string; tokenKey: string; topics: Record<string, number> }
type Links = { key: string; unsubscribe: string; preferences: string }

const { linksFor } = (await import(pathToFileURL('docs/mint-links.mjs').href)) as {
  linksFor: (keys: LinkKeys, address: string, topic: string, now: Date) => Links
}

// Rotated twice: new links are signed with the newest key, addresses are hashed with the oldest for good.
const secretKeys = [3, 2, 1].map((id) => ({ id, secret: new Uint8Array(32).fill(id) }))
const host = testHost({ keys: keysOf(secretKeys) })
const warned = vi.spyOn(console, 'error').mockReturnValue()
let keys: LinkKeys

/** What the command prints for a mail system. */
const run = () =>
  linkKeysCommand.run({ open: async () => ({ host }) as unknown as Product, configuration: () => ({ secretKeys }) as never }, {}, [])

beforeAll(async () => {
  keys = (await run()).json as LinkKeys
})

/** What the server itself would make. */
function ours(address: string, topic: string): Links {
  const { key } = provenEmail(host.keys, address)
  const { number } = host.tenant.topics.find(({ id }) => id === topic)!
  const of = [host, key, number, dayOf(host.now())] as const
  return { key, unsubscribe: unsubscribeUrl(...of), preferences: preferencesUrl(...of) }
}

test.each([
  'ada@example.org',
  '  Ada.Lovelace+news@Example.ORG ',
  'post@bücher.example',
  'jūratė@įmonė.lt',
  'jose\u0301@firm.example',
  'JOSÉ@straße.example',
  'İ@firm.example',
  '用户@例え.jp',
])('TOK-02 the links docs/mint-links.mjs makes for %s are ours to the byte', (address) => {
  for (const topic of ['news', 'offers']) expect(linksFor(keys, address, topic, host.now())).toEqual(ours(address, topic))
})

test('TOK-02 and so they are for any address', () => {
  const name = fc.tuple(fc.string({ unit: 'grapheme', minLength: 1 }), fc.domain()).map((parts) => parts.join('@'))
  const address = fc.oneof(fc.emailAddress(), name).filter((text) => normaliseEmail(text) !== undefined)
  fc.assert(
    fc.property(address, (text) => {
      expect(linksFor(keys, text, 'news', host.now())).toEqual(ours(text, 'news'))
    }),
  )
})

test('run as its first lines say, it reads addresses and prints their links', () => {
  const file = join(temporaryFolder(), 'link-keys.json')
  writeFileSync(file, JSON.stringify(keys))
  const { stdout } = spawnSync(process.execPath, ['docs/mint-links.mjs', file, 'news'], {
    input: 'ada@example.org\n\nEve@Example.org\n',
    encoding: 'utf8',
  })
  const links = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Links)
  expect(links.map(({ key }) => key)).toEqual(['ada@example.org', 'eve@example.org'].map((email) => provenEmail(host.keys, email).key))
})

test('only the two keys of links are printed, with the topics one can leave and what they are worth', async () => {
  warned.mockClear()
  const { text } = await run()
  expect(keys).toEqual({
    baseUrl: host.baseUrl,
    keyId: 3,
    addressKey: expect.stringMatching(/^[\w-]{43}$/),
    tokenKey: expect.stringMatching(/^[\w-]{43}$/),
    topics: expect.objectContaining({ news: 1, offers: 2 }),
  })
  // Mail that cannot be left has no links.
  expect(keys.topics).not.toHaveProperty('service')
  for (const { secret } of secretKeys) expect(text).not.toContain(Buffer.from(secret).toString('base64url'))
  expect(warned.mock.calls).toEqual([[expect.stringContaining('Keep them as you keep a password.')]])
})
