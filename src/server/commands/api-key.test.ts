import { expect, test } from 'vitest'
import { isKeyFor, keysHeld } from '#api/senders/api-key.ts'
import { readConfiguration } from '#server/configuration.ts'
import { sha256 } from '#server/open-product.ts'
import { apiKeyCommand } from './api-key.ts'
import type { Values } from './command.ts'

const made = async (values: Values) => {
  const { json, text } = await apiKeyCommand.run({ open: expect.fail, configuration: expect.fail }, values, [])
  return { ...(json as { key: string; entry: string; scopes: string[] }), text }
}

test('the entry it prints opens to the key it prints, for those scopes alone', async () => {
  const { key, entry } = await made({ name: 'crm', scope: 'links+suppression' })
  const { apiKeys } = readConfiguration({ API_KEYS: entry })
  const held = keysHeld({ apiKeys, sha256 }, `Bearer ${key}`)
  expect(held).toMatchObject([{ name: 'crm', scopes: ['links', 'suppression'] }])
  expect([isKeyFor('links', held), isKeyFor('changes', held)]).toEqual([true, false])
})

test('the key is in the answer once, is never the same, and is not in what is kept', async () => {
  const [one, other] = [await made({ name: 'crm', scope: 'events' }), await made({ name: 'crm', scope: 'events' })]
  expect(one.key).toMatch(/^innsyn_[\w-]{43}$/)
  expect(one.key).not.toBe(other.key)
  expect(one.text.split(one.key)).toHaveLength(2)
  expect(one.entry).not.toContain(one.key)
})

test.each<[Values, string]>([
  [{ scope: 'links' }, '--name must be'],
  [{ name: 'a:b', scope: 'links' }, '--name must be'],
  [{ name: 'crm' }, '--scope must be of links, suppression, changes, events, metrics'],
  [{ name: 'crm', scope: 'everything' }, '--scope must be of'],
  [{ name: 'crm', scope: 'links+' }, '--scope must be of'],
])('%j is used wrongly', async (values, sentence) => {
  await expect(made(values)).rejects.toThrow(sentence)
})
