import { spawn } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { simpleParser } from 'mailparser'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { keyOf, machine } from '#testing/machine.ts'
import { mailLink, subscribe } from '#testing/mail-link.ts'
import { mailServer } from '#testing/mail-server.ts'
import { dkimHolds, dkimTags, readRaw, unfolded } from '#testing/raw-mail.ts'
import { temporaryFolder } from '#testing/temporary-folder.ts'

const ada = 'ada@example.org'
const eve = 'eve@example.org'
const long = `${'long'.repeat(15)}@${'mailbox'.repeat(8)}.example`

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const { host, app } = machine()
host.tenant.organisation.unsubscribeEmail = 'unsubscribe@lists.acme.example'
host.apiKeys = [...host.apiKeys, { name: 'news', scopes: ['links', 'suppression'], hash: host.sha256('innsyn_news') }]
const api = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
const keyFile = join(temporaryFolder(), 'dkim.pem')
const mails = await mailServer()

beforeAll(async () => {
  writeFileSync(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }))
  if (!api.listening) await once(api, 'listening')
  for (const email of [ada, eve, long]) await subscribe(host, 'news', email)
})
beforeEach(() => void mails.received.splice(0))
afterAll(() => void api.close())

/** Runs docs/send-newsletter.mjs as its first lines say; answers how it ended and what it said. */
async function sendNewsletter(recipients: string[], more: NodeJS.ProcessEnv = {}) {
  const child = spawn(process.execPath, ['docs/send-newsletter.mjs', 'news'], {
    env: {
      INNSYN_URL: `http://127.0.0.1:${(api.address() as AddressInfo).port}`,
      INNSYN_KEY: 'innsyn_news',
      SMTP_URL: mails.url,
      MAIL_FROM: 'Acme News <news@acme.example>',
      DKIM_DOMAIN: 'acme.example',
      DKIM_SELECTOR: 'news',
      DKIM_KEY_FILE: keyFile,
      ...more,
    },
  })
  let said = ''
  for (const output of [child.stdout, child.stderr]) output.on('data', (part: Buffer) => (said += part))
  child.stdin.end(`${recipients.join('\n')}\n`)
  const [code] = await once(child, 'close')
  return { code, said }
}

const uriOf = (header: string) => /<(https:[^>]*)>/.exec(header)![1]!

test('MAIL-01 MAIL-02 MAIL-17 header fields arrive to the letter: each once, one https address, no fold inside it', async () => {
  await sendNewsletter([ada, long])
  expect(mails.received.map(({ to }) => to)).toEqual([[ada], [long]])
  for (const { raw } of mails.received) {
    const { fields } = readRaw(raw)
    const [leave, ...more] = unfolded(fields, 'List-Unsubscribe')
    const token = /^<https:\/\/privacy\.acme\.example\/u\/(u1\.[\w-]{50})>, <mailto:unsubscribe@lists\.acme\.example\?subject=(.+)>$/.exec(
      leave!,
    )!
    expect([more, token[1]]).toEqual([[], token[2]])
    expect(leave!.match(/https:/g)).toHaveLength(1)
    const field = fields.find(({ name }) => name === 'List-Unsubscribe')!
    // Folding inside an address would leave a blank in it.
    expect(field.lines).toContain(`<${uriOf(leave!)}>`)
    expect(field.lines.split('\r\n').every((line) => line.length <= 998)).toBe(true)
    expect(fields.filter(({ name }) => name === 'List-Unsubscribe-Post').map(({ lines }) => lines)).toEqual([
      'List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n',
    ])
    expect(unfolded(fields, 'List-Id')).toEqual(['About news <news.privacy.acme.example>'])
  }
})

test('MAIL-03 the DKIM signature holds, covers both list fields, and breaks when either is changed', async () => {
  await sendNewsletter([ada])
  const { raw } = mails.received[0]!
  const tags = dkimTags(readRaw(raw).fields)
  expect([tags.d, tags.s]).toEqual(['acme.example', 'news'])
  expect(tags.h!.toLowerCase().split(':')).toEqual(
    expect.arrayContaining(['from', 'to', 'list-id', 'list-unsubscribe', 'list-unsubscribe-post']),
  )
  expect(dkimHolds(raw, publicKey)).toBe(true)
  for (const [was, is] of [
    ['/u/u1.', '/u/u1.A'],
    ['List-Unsubscribe=One-Click', 'List-Unsubscribe=Two-Click'],
    ['This is new.', 'This is old.'],
  ] as const)
    expect([was, dkimHolds(raw.replace(was, is), publicKey)]).toEqual([was, false])
  expect(dkimHolds(raw, generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey)).toBe(false)
})

test('MAIL-04 MAIL-08 MAIL-13 the address in a received mail leaves in one click, and the next mailing passes its reader by', async () => {
  expect(await sendNewsletter([ada, eve])).toEqual({ code: 0, said: '2 of 2 sent\n' })
  const mail = await simpleParser(mails.received[1]!.raw)
  const uri = uriOf(unfolded(readRaw(mails.received[1]!.raw).fields, 'List-Unsubscribe')[0]!)
  // MAIL-12: the same in sight, in both parts.
  expect([mail.text, mail.html]).toEqual([expect.stringContaining(uri), expect.stringContaining(uri)])
  const { post, status } = mailLink(host, 1, eve)
  const answer = await post('List-Unsubscribe=One-Click', { 'Content-Type': 'application/x-www-form-urlencoded' }, uri)
  expect([answer.status, await status()]).toEqual([200, 'unsubscribed'])
  mails.received.splice(0)
  expect(await sendNewsletter([ada, eve])).toEqual({ code: 0, said: '1 of 2 sent\n' })
  expect(mails.received.map(({ to }) => to)).toEqual([[ada]])
})

test('SUP-05 nothing is sent to anybody while suppression cannot be asked, or not with this key', async () => {
  const silent = vi.spyOn(host.store, 'loadByAddress').mockRejectedValue(new Error('connection lost'))
  const said = vi.spyOn(console, 'error').mockReturnValue()
  const down = await sendNewsletter([ada])
  silent.mockRestore()
  said.mockRestore()
  expect(down).toMatchObject({ code: 1, said: expect.stringContaining('0 of 1 sent') })
  expect((await sendNewsletter([ada], { INNSYN_KEY: keyOf('links') })).code).toBe(1)
  expect((await sendNewsletter([ada], { INNSYN_URL: 'http://127.0.0.1:9' })).code).toBe(1)
  expect(mails.received).toEqual([])
})
