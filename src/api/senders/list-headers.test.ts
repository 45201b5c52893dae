import { expect, test } from 'vitest'
import { writeMail } from '#api/mail/mail-layout.ts'
import { testHost } from '#testing/host.ts'
import { wordsFor } from '#words/words.ts'
import { listHeaders } from './list-headers.ts'

const url = 'https://privacy.acme.example/u/u1.x'

const listId = (en: string, sv = en, defaultLocale: 'en' | 'sv' = 'en') => {
  const host = testHost()
  host.tenant.organisation.defaultLocale = defaultLocale
  return listHeaders(host, { ...host.tenant.topics[0]!, title: { en, sv } }, url)['List-Id']
}

test.each([
  ['the title as it is', listId('Product news'), 'Product news'],
  ['in the language of the tenant', listId('Product news', 'Nyheter', 'sv'), 'Nyheter'],
  ['in quotes where it would be read as something else', listId('News, "daily" \\ <all>'), '"News, \\"daily\\" \\\\ <all>"'],
  ['in English where it is not ASCII', listId('Surveys', 'Enkäter', 'sv'), 'Surveys'],
  ['the id where no title is', listId('Ångström'), 'news'],
])('a list is called %s', (_, header, phrase) => {
  expect(header).toBe(`${phrase} <news.privacy.acme.example>`)
})

test('MAIL-01 our own newsletter carries the same header fields, a mailbox included', () => {
  const host = testHost()
  host.tenant.organisation.unsubscribeEmail = 'unsubscribe@acme.example'
  const mail = writeMail({ host, language: 'en', words: wordsFor('en') }, 'newsletter', { topic: 'news', unsubscribeUrl: url })
  expect(mail.headers).toEqual(listHeaders(host, host.tenant.topics[0]!, url))
  expect(mail.headers['List-Unsubscribe']).toBe(`<${url}>, <mailto:unsubscribe@acme.example?subject=u1.x>`)
})
