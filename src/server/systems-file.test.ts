import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '#testing/temporary-folder.ts'
import { openSystems } from './systems-file.ts'

const folder = temporaryFolder()
const secretOf = (bytes: number) => `whsec_${Buffer.alloc(bytes, 7).toString('base64')}`
const crm = { id: 'crm', url: 'https://crm.example.com/innsyn', secret: 'env:CRM_SECRET' }

/** Opens a systems file of these words. */
async function open(content: object | string, env: Record<string, string> = { CRM_SECRET: secretOf(32) }) {
  const path = join(folder, 'systems.json')
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return openSystems(path, env, [], 'Europe/Oslo')
}

test('without a file there is nobody around us', async () => {
  expect(await openSystems(undefined, {}, [], 'Europe/Oslo')).toEqual({ sources: [] })
  expect(await open({ sources: [], webhooks: [], receivers: [] })).toEqual({ sources: [] })
})

test('the file names who is told of changes, and http will do on this machine', async () => {
  const desk = { ...crm, id: 'desk', url: 'http://127.0.0.1:8080/' }
  const { webhooks } = await open({ webhooks: [crm, desk] })
  expect(webhooks!.ids).toEqual(['crm', 'desk'])
})

test('a secret of 24 bytes will do, and two while the receiver changes over', async () => {
  const { webhooks } = await open({ webhooks: [crm] }, { CRM_SECRET: `${secretOf(24)} ${secretOf(64)}` })
  expect(webhooks!.ids).toEqual(['crm'])
})

const wanted = 'systems.json /webhooks/0/url: must be an https address without a password in it (http only on this machine).'
test.each([
  ['{', 'systems.json is not JSON: '],
  [{ sources: [{ kind: 'soap' }] }, 'systems.json /sources/0/kind: must be one of sql, superoffice.'],
  [{ hooks: [] }, 'systems.json /hooks: is not a known field.'],
  [{ webhooks: [{ ...crm, id: 'C R M' }] }, 'systems.json /webhooks/0/id: is not in the expected form'],
  [{ webhooks: [crm, crm] }, 'systems.json /webhooks/1/id: another webhook is called "crm"; change one.'],
  [{ webhooks: [{ ...crm, url: 'http://crm.example.com/' }] }, wanted],
  [{ webhooks: [{ ...crm, url: 'http://127.0.0.1.example.com/' }] }, wanted],
  [{ webhooks: [{ ...crm, url: 'https://me:secret@crm.example.com/' }] }, wanted],
  [{ webhooks: [{ ...crm, url: 'file:///etc/passwd' }] }, wanted],
  [{ webhooks: [{ ...crm, url: 'crm' }] }, wanted],
  [{ webhooks: [{ ...crm, secret: secretOf(32) }] }, 'systems.json /webhooks/0/secret: is not in the expected form'],
  [
    { webhooks: [{ ...crm, secret: 'env:OTHER' }] },
    'systems.json /webhooks/0/secret: the environment variable OTHER is not set; set it to',
  ],
])('%j stops the start with a sentence', async (content, sentence) => {
  await expect(open(content)).rejects.toMatchObject({ name: 'StartRefused', message: expect.stringContaining(sentence) })
})

test.each([
  [secretOf(23), 'holds a secret of 23 bytes; it needs 24 or more'],
  [`${secretOf(32)} ${secretOf(8)}`, 'holds a secret of 8 bytes; it needs 24 or more'],
  ['correct horse battery staple', 'does not hold whsec_ and base64; make one with openssl rand -base64 32'],
  [' ', 'is not set; set it to whsec_ and 32 random bytes in base64'],
])('the secret %j stops the start with a sentence that does not repeat it', async (secret, sentence) => {
  const failure = await open({ webhooks: [crm] }, { CRM_SECRET: secret }).catch((error: Error) => error)
  expect(failure).toMatchObject({ name: 'StartRefused' })
  expect(String(failure)).toBe(`StartRefused: systems.json /webhooks/0/secret: the environment variable CRM_SECRET ${sentence}.`)
})
