import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Mail } from '#api/mail/mail.ts'
import { mailbox, smtp } from './mail.ts'

const unsubscribe = `<https://privacy.example.com/u/u1.${'A'.repeat(50)}>`
const mail: Mail = {
  id: '3f0c1d52-77f1-4d7e-9a53-7f6f3a1de111',
  to: 'solveig.aasland@havbris.example',
  subject: 'Ny översikt över åtgärder',
  text: 'Hej Solveig.\nDetta är text.',
  html: '<p>Hej Solveig.</p>',
  headers: { 'List-Unsubscribe': unsubscribe, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
  language: 'sv',
  at: '2026-11-17T09:42:00.000Z',
}

const received: { raw: string; mail: ParsedMail; from: string; to: string[] }[] = []
let refuse = false

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onAuth: ({ username, password }, _, done) =>
    username === 'innsyn' && password === 'sesame' ? done(null, { user: username }) : done(new Error('no')),
  onData(stream, session, done) {
    const parts: Buffer[] = []
    stream.on('data', (part: Buffer) => parts.push(part))
    stream.on('end', async () => {
      const raw = Buffer.concat(parts).toString()
      const { mailFrom, rcptTo } = session.envelope
      if (!refuse)
        received.push({ raw, mail: await simpleParser(raw), from: mailFrom ? mailFrom.address : '', to: rcptTo.map((to) => to.address) })
      done(refuse ? new Error('not now') : null)
    })
  },
})
let port = 0

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.server.address() as { port: number }).port
})
afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())))

const client = () => smtp(`smtp://innsyn:sesame@127.0.0.1:${port}`, 'Privacy <privacy@example.com>')

test('a mail arrives as it was written, with its headers to the letter (MAIL-01, MAIL-02)', async () => {
  const out = client()
  await out.send(mail)
  out.close()
  const last = received.at(-1)!
  expect([last.from, last.to]).toEqual(['privacy@example.com', ['solveig.aasland@havbris.example']])
  expect(last.mail).toMatchObject({ subject: mail.subject, html: mail.html, messageId: `<${mail.id}@example.com>` })
  expect(last.mail.text?.trim()).toBe(mail.text)
  expect(last.mail.date?.toISOString()).toBe(mail.at)
  const unfolded = last.raw.replaceAll(/\r\n[ \t]+/g, ' ')
  expect(unfolded).toContain(`\r\nList-Unsubscribe: ${unsubscribe}\r\n`)
  expect(unfolded).toContain('\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n')
})

test('a mail the server does not take is an error, so that it is tried again', async () => {
  const out = client()
  refuse = true
  await expect(out.send(mail)).rejects.toThrow('not now')
  refuse = false
  out.close()
})

test('the check tells a right password from a wrong one', async () => {
  const right = client()
  await expect(right.check()).resolves.toBeUndefined()
  right.close()
  const wrong = smtp(`smtp://innsyn:wrong@127.0.0.1:${port}`, 'privacy@example.com')
  await expect(wrong.check()).rejects.toThrow('Invalid login')
  wrong.close()
})

test('the mailbox keeps the newest 200, newest first, each once', async () => {
  const box = mailbox()
  for (let n = 1; n <= 201; n++) await box.send({ ...mail, id: String(n) })
  await box.send({ ...mail, id: '201' })
  expect(box.list().map(({ id }) => Number(id))).toEqual(Array.from({ length: 200 }, (_, at) => 201 - at))
})
