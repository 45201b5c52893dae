import { expect, test } from 'vitest'
import { createApp } from '#api/app.ts'
import type { Mail } from '#api/mail/mail.ts'
import { testHost } from '#testing/host.ts'

const mail = (number: number, more: Partial<Mail> = {}): Mail => ({
  id: `m${number}`,
  to: 'ada@example.org',
  subject: `Mail ${number}`,
  text: 'Hello\nhttps://privacy.acme.example/sign-in#t=abc-_1\nBye <b>',
  html: '',
  headers: {},
  language: 'en',
  at: `2026-11-22T09:0${number}:00.000Z`,
  ...more,
})

async function mailbox(mails: Mail[], path = '/dev/mailbox') {
  const answer = await createApp(testHost({ mailbox: { list: () => mails } })).request(path, { headers: { 'Accept-Language': 'en' } })
  return { answer, page: await answer.text() }
}

test('mails stand newest first, with links to press and without script', async () => {
  const { answer, page } = await mailbox([mail(1), mail(3), mail(2)])
  expect(answer.status).toBe(200)
  expect([...page.matchAll(/<h2>(.*)<\/h2>/g)].map(([, subject]) => subject)).toEqual(['Mail 3', 'Mail 2', 'Mail 1'])
  expect(page).toContain('<a href="https://privacy.acme.example/sign-in#t=abc-_1">')
  expect(page).toContain('Bye &lt;b&gt;')
  expect(page).not.toContain('<script')
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'; style-src 'sha256-")
})

test('MAIL-01 MAIL-02 the headers a mail program would use are shown', async () => {
  const headers = { 'List-Unsubscribe': '<https://privacy.acme.example/u/u1.abc>', 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
  const { page } = await mailbox([mail(1, { headers })])
  expect(page).toContain('<dt>List-Unsubscribe</dt><dd>&lt;<a href="https://privacy.acme.example/u/u1.abc">')
  expect(page).toContain('<dt>List-Unsubscribe-Post</dt><dd>List-Unsubscribe=One-Click</dd>')
})

test('one address at a time', async () => {
  const { page } = await mailbox([mail(1), mail(2, { to: 'eve@example.org' })], '/dev/mailbox?to=Eve@example.org')
  expect(page).toContain('Mail 2')
  expect(page).not.toContain('Mail 1')
})

test('where mail really goes out there is no mailbox', async () => {
  const answer = await createApp(testHost({ mailbox: undefined })).request('/dev/mailbox')
  expect(answer.status).toBe(404)
})
