import { expect, test } from 'vitest'
import { testHost } from '#testing/host.ts'
import { wordsFor } from '#words/words.ts'
import { writeMail } from './mail-layout.ts'
import type { MailTemplate, MailValues } from './mail-templates.ts'

const values: MailValues = {
  'sign-in': { code: '12345678', secret: 's'.repeat(32) },
  'request-received': { requestId: 'r1', dueOn: '2026-12-22' },
  'request-extended': { requestId: 'r1', dueOn: '2027-02-22' },
  'request-message': { requestId: 'r1' },
  'request-question': { requestId: 'r1' },
  'request-fulfilled': { requestId: 'r1' },
  'request-refused': { requestId: 'r1', ground: 'legal_claims' },
  'request-erased': { outcomes: [{ category: 'orders', result: 'erased', count: 2 }], text: 'Done.' },
  'export-made': {},
  'preference-link': { url: 'https://privacy.acme.example/choices#p=p1.x' },
  'confirm-subscription': { topic: 'digest', url: 'https://privacy.acme.example/u/c1.x' },
  'choice-notice': {
    changes: [
      { type: 'Subscribed', topic: 'news', channel: 'sms' },
      { type: 'Unsubscribed', topic: 'events', channel: 'email' },
      { type: 'FrequencySet', topic: 'digest', frequency: 'monthly' },
      { type: 'BlockLifted', channel: 'email', before: 'complaint' },
      { type: 'Blocked', channel: 'email', reason: 'complaint' },
      { type: 'Paused', until: '2027-02-22' },
      { type: 'Resumed' },
      { type: 'ConsentGiven', purpose: 'newsletter', textVersion: '2026-02' },
      { type: 'ConsentRefused', purpose: 'profiling' },
      { type: 'ConsentWithdrawn', purpose: 'newsletter' },
      { type: 'Objected', purpose: 'direct-marketing' },
      { type: 'ObjectionWithdrawn', purpose: 'security' },
    ],
    undoUrl: 'https://privacy.acme.example/u/r1.x',
  },
  newsletter: { topic: 'news', unsubscribeUrl: 'https://privacy.acme.example/u/u1.x' },
}
const templates = Object.keys(values) as MailTemplate[]

const write = (template: MailTemplate, language: 'en' | 'sv' = 'en', name = 'Acme') => {
  const host = testHost()
  host.tenant.organisation.name = name
  return writeMail({ host, language, words: wordsFor(language) }, template, values[template])
}

test.each(templates)('%s is written in both languages, in text and HTML, and says who sends it', (template) => {
  for (const language of ['en', 'sv'] as const) {
    const mail = write(template, language)
    expect(mail.subject).not.toBe('')
    expect(mail.text).toContain('Acme AB')
    expect(mail.html).toContain(`<html lang="${language}">`)
  }
  expect(write(template).text).not.toBe(write(template, 'sv').text)
})

test.each(templates.filter((template) => template !== 'newsletter'))('MAIL-15 %s carries no list headers and no marketing', (template) => {
  const mail = write(template)
  expect(mail.headers).toEqual({})
  expect(mail.text).not.toContain('/u/u1.')
})

test('MAIL-18 the notice says in plain words what changed', () => {
  const { text } = write('choice-notice')
  for (const line of ['On: About news by text message.', 'Off: About events by e-mail.', 'How often About digest comes: Monthly.'])
    expect(text).toContain(line)
  expect(write('choice-notice', 'sv').text).toContain('Alla ämnen är pausade till måndag 22 februari 2027.')
  expect(text).toContain('https://privacy.acme.example/u/r1.x')
})

test('MAIL-01 MAIL-02 MAIL-12 the newsletter has one address to leave by, in the header and in sight', () => {
  const mail = write('newsletter')
  expect(mail.headers['List-Unsubscribe']).toBe('<https://privacy.acme.example/u/u1.x>')
  expect(mail.headers['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click')
  expect(mail.text).toContain('https://privacy.acme.example/u/u1.x')
})

test.each(['request-extended', 'request-refused'] as const)('rule 6: %s names the authority to complain to', (template) => {
  expect(write(template).text).toContain('IMY')
})

test('a name with markup in it stays text', () => {
  expect(write('sign-in', 'en', '<b>Acme</b>').html).not.toContain('<b>')
})

test('TIM-09 dates are in the language of the mail, with their weekday', () => {
  expect(write('request-received').text).toContain('Tuesday')
  expect(write('request-received', 'sv').text).toContain('tisdag')
})
