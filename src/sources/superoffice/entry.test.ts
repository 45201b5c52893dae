import { expect, test } from 'vitest'
import { checked } from '#sources/checked.ts'
import { originOf, superOfficeEntry, withSecrets } from './entry.ts'

const written = {
  kind: 'superoffice',
  id: 'crm',
  name: 'SuperOffice CRM',
  environment: 'online',
  tenant: 'Cust12345',
  applicationToken: 'env:CRM_APP',
  systemToken: 'env:CRM_SYSTEM',
  privateKey: 'env:CRM_KEY',
}
const key = '-----BEGIN PRIVATE KEY-----\\nabc\\n-----END PRIVATE KEY-----'

test('an entry needs no more than who and with which secrets', () => {
  const entry = superOfficeEntry.parse(written)
  expect(entry).toMatchObject({
    purposes: {},
    topics: {},
    noMailing: true,
    recycleDays: 14,
    categories: { meetings: 'meetings-and-calls' },
  })
  expect(originOf(entry)).toBe('https://online.superoffice.com')
  expect(superOfficeEntry.parse({ ...written, categories: { meetings: 'visits' } }).categories).toMatchObject({
    meetings: 'visits',
    person: 'contact-details',
  })
})

test('secrets come from the environment, a key on one line too', () => {
  const read = withSecrets(superOfficeEntry.parse(written), { CRM_APP: 'a', CRM_SYSTEM: 'b', CRM_KEY: key }, '/sources/0')
  expect(read).toMatchObject({ settings: { applicationToken: 'a', systemToken: 'b', privateKey: key.replaceAll('\\n', '\n') } })
})

test('what is missing is said by field and variable, never by value', () => {
  const read = withSecrets(
    superOfficeEntry.parse({ ...written, webhookSecret: 'env:CRM_HOOK' }),
    { CRM_APP: 'a', CRM_KEY: 'secret' },
    '/sources/0',
  )
  expect(read).toEqual({
    faults: [
      '/sources/0/systemToken: the environment variable CRM_SYSTEM is not set',
      '/sources/0/privateKey: what CRM_KEY holds is not a private key in PEM',
      '/sources/0/webhookSecret: the environment variable CRM_HOOK is not set',
    ],
  })
})

test('secrets in the file, other hosts and unknown grounds are refused', () => {
  for (const wrong of [
    { privateKey: key },
    { environment: 'https://crm.example' },
    { environment: 'http://crm.example' },
    { tenant: '12345' },
    { keep: { tickets: 'habit' } },
    { topics: { news: 'News' } },
  ]) {
    expect(checked(superOfficeEntry, { ...written, ...wrong }), JSON.stringify(wrong)).toHaveProperty('faults')
  }
})
