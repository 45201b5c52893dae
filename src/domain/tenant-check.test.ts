import { describe, expect, test } from 'vitest'
import { smallTenant } from '#testing/small-tenant.ts'
import type { Tenant } from './tenant.ts'
import { checkTenant } from './tenant-check.ts'
import { TenantError } from './tenant-mends.ts'

const both = (text: string) => ({ en: text, sv: text })
const notice = { version: '2026-11-01', publishedOn: '2026-11-01', title: 'Notice', blocks: [{ kind: 'paragraph', text: 'We.' }] }
const visits: Tenant['categories'][number] = {
  id: 'visits',
  icon: 'visits',
  title: both('Visits'),
  description: both('Visits'),
  purposes: ['sales'],
  recipients: ['host'],
  retention: { kind: 'period', period: 'P13M', text: both('13 months after each visit') },
  fields: {},
}

const sound: Record<string, unknown> = {
  'tenant.json': smallTenant.organisation,
  'purposes.json': smallTenant.purposes,
  'topics.json': smallTenant.topics,
  'categories.json': [visits],
  'recipients.json': [{ id: 'host', name: 'Host AS', role: 'processor', country: 'NO', what: both('Hosting') }],
  'notices/2026-11-01/en.json': notice,
  'notices/2026-11-01/sv.json': notice,
}

/** The sound files with one field changed; undefined takes it out. */
function withFault(file: string, path: readonly (string | number)[], value: unknown): Record<string, unknown> {
  const files: typeof sound = JSON.parse(JSON.stringify(sound))
  let parent = files as Record<string | number, unknown>
  for (const part of [file, ...path].slice(0, -1)) parent = parent[part] as typeof parent
  parent[path.at(-1) ?? file] = value
  return JSON.parse(JSON.stringify(files))
}

test.each(['javascript:alert(1)', 'data:text/html,x', '//elsewhere.example', 'x'])('%s is no page to send people to', (url) => {
  const editAt = { title: both('Profile'), url }
  const sentence = 'categories.json: categories[0].editAt.url must be an address such as https://www.example.org'
  expect(() => checkTenant(withFault('categories.json', [0, 'editAt'], editAt))).toThrow(sentence)
})

test('sound files become a tenant', () => {
  const tenant = checkTenant(sound)
  expect(tenant.topics).toEqual(smallTenant.topics)
  expect(tenant.notices).toEqual({ '2026-11-01': { en: notice, sv: notice } })
})

const index = (id: string) => smallTenant.purposes.findIndex((purpose) => purpose.id === id)
const [profiling, sales, tips, contract] = [index('profiling'), index('sales'), index('customer-tips'), index('contract')]

test.each<[string, (string | number)[], unknown, string]>([
  [
    'topics.json',
    [2, 'purpose'],
    'newz',
    'topics.json: topics[2].purpose names "newz", which is not in purposes.json; use an id from there.',
  ],
  [
    'categories.json',
    [0, 'purposes', 0],
    'x',
    'categories.json: categories[0].purposes[0] names "x", which is not in purposes.json; use an id from there.',
  ],
  [
    'categories.json',
    [0, 'recipients', 0],
    'x',
    'categories.json: categories[0].recipients[0] names "x", which is not in recipients.json; use an id from there.',
  ],
  ['topics.json', [1, 'number'], 1, 'topics.json: topics[1].number 1 is taken already; give another.'],
  ['topics.json', [1, 'id'], 'product-news', 'topics.json: topics[1].id "product-news" is taken already; give another.'],
  [
    'topics.json',
    [0, 'frequencies', 1, 'id'],
    'monthly',
    'topics.json: topics[0].frequencies[1].id "monthly" is taken already; give another.',
  ],
  ['purposes.json', [1, 'id'], 'news', 'purposes.json: purposes[1].id "news" is taken already; give another.'],
  ['tenant.json', ['noticeVersion'], '2027-01-01', 'tenant.json: noticeVersion names "2027-01-01"; add the folder notices/2027-01-01.'],
  ['tenant.json', ['timeZone'], 'Oslo', 'tenant.json: timeZone must be a time zone such as "Europe/Oslo".'],
  [
    'notices/2026-11-01/sv.json',
    ['version'],
    '2026-10-01',
    'notices/2026-11-01/sv.json: version must be "2026-11-01", the name of its folder.',
  ],
  ['notices/2026-11-01/sv.json', [], undefined, 'notices/2026-11-01/sv.json: the file is missing; add it.'],
  ['topics.json', [], undefined, 'topics.json: the file is missing; add it.'],
  ['topic.json', [], [], 'topic.json: this is not a file of a tenant; remove it or mend its name.'],
])('%s %j = %j: a reference that leads nowhere', (file, path, value, sentence) => {
  expect(() => checkTenant(withFault(file, path, value))).toThrow(sentence)
})

const often = ['monthly', 'yearly'].map((id) => ({ id, title: both(id) }))

describe('what the law does not allow', () => {
  test.each<[string, string, (string | number)[], unknown, string]>([
    ['CON-11', 'purposes.json', [profiling, 'on'], undefined, 'on is missing; say what a yes does, as the basis is consent.'],
    ['CON-11', 'purposes.json', [profiling, 'off'], undefined, 'off is missing; say what a no does, as the basis is consent.'],
    ['CON-11', 'purposes.json', [sales, 'interest'], undefined, 'interest is missing; say which interest it is, as the basis is A6-1-f.'],
    ['OBJ-02', 'purposes.json', [tips, 'marketing'], false, 'marketing must be true, as the basis allows nothing but marketing.'],
    ['CON-01', 'topics.json', [0, 'onFromStart'], true, 'onFromStart must be false, as "news" needs consent.'],
    ['OBJ-01', 'topics.json', [1, 'locked'], both('No.'), 'locked must go, as "customer-tips" can always be stopped.'],
    ['CON-13', 'topics.json', [1, 'doubleOptIn'], true, 'doubleOptIn must go, as the topic is on from the start.'],
    ['CON-13', 'topics.json', [3, 'doubleOptIn'], true, 'doubleOptIn must go, as the topic is locked.'],
    ['CON-13', 'topics.json', [4, 'channels'], ['sms'], 'doubleOptIn must go, as the topic is not sent by email.'],
    ['CON-11', 'topics.json', [3, 'frequencies'], often, 'frequencies must go, as the topic is locked.'],
    ['CON-07', 'purposes.json', [contract, 'title', 'en'], 'Marketing', 'title.en "Marketing" tells nobody what is done; say it.'],
    ['CON-09', 'purposes.json', [profiling, 'validFor'], 'P', 'validFor must be a period such as "P12M".'],
    ['ACC-04', 'categories.json', [0, 'retention', 'period'], 'P', 'retention.period must be a period such as "P13M".'],
  ])('%s %s %j = %j', (_, file, path, value, mend) => {
    const row = `${file}: ${file.replace('.json', '')}[${path[0]}]`
    expect(() => checkTenant(withFault(file, path, value))).toThrow(`${row}.${mend}`)
  })

  test.each(['As long as necessary', 'For as long as it is needed for the purpose', 'Så länge som nödvändigt', 'Så länge det behövs'])(
    'ACC-04 %s is no end',
    (text) => {
      const sentence = 'categories.json: categories[0].retention.text.sv names no end; give a period or a criterion that can be checked.'
      expect(() => checkTenant(withFault('categories.json', [0, 'retention', 'text', 'sv'], text))).toThrow(sentence)
    },
  )

  test.each(['Marketing purposes', 'Improving user experience', 'Analytics', 'Marknadsföring', 'Förbättra användarupplevelsen'])(
    'CON-07 %s is no purpose',
    (title) => expect(() => checkTenant(withFault('purposes.json', [0, 'title', 'sv'], title))).toThrow('tells nobody what is done'),
  )

  test('a criterion and an end that is not stated are allowed', () => {
    for (const retention of [{ kind: 'criterion', text: both('While you are a customer') }, { kind: 'not-stated' }]) {
      expect(checkTenant(withFault('categories.json', [0, 'retention'], retention)).categories[0]!.retention).toEqual(retention)
    }
  })
})

test.each<[string, (string | number)[], unknown, string]>([
  ['topics.json', [], {}, 'topics.json: the file is missing or of the wrong kind; give a list in [ ].'],
  ['topics.json', [0, 'title', 'sv'], undefined, 'topics.json: topics[0].title.sv is missing or of the wrong kind; give text in quotes.'],
  ['topics.json', [0, 'title', 'sv'], '', 'topics.json: topics[0].title.sv is empty; fill it in.'],
  ['topics.json', [0, 'number'], 1.5, 'topics.json: topics[0].number is missing or of the wrong kind; give a whole number.'],
  ['topics.json', [0, 'number'], 0, 'topics.json: topics[0].number must be 1 or more.'],
  ['topics.json', [0, 'number'], 65536, 'topics.json: topics[0].number must be 65535 or less.'],
  ['topics.json', [0, 'frequencies'], often.slice(1), 'topics.json: topics[0].frequencies is too short; give 2 or more.'],
  ['topics.json', [0, 'chanels'], [], 'topics.json: topics[0].chanels is not a known field; remove it or mend its name.'],
  ['topics.json', [0, 'channels', 0], 'fax', 'topics.json: topics[0].channels[0] must be "email" or "sms" or "phone" or "post".'],
  ['topics.json', [0, 'id'], 'Product news', 'topics.json: topics[0].id must match /^[a-z0-9]+(-[a-z0-9]+)*$/.'],
  ['tenant.json', ['authorities', 0, 'checkedOn'], '1 Nov', 'tenant.json: authorities[0].checkedOn must be a date such as 2026-11-22.'],
  ['tenant.json', ['privacyEmail'], 'privacy', 'tenant.json: privacyEmail must be a mail address.'],
  [
    'categories.json',
    [0, 'retention'],
    { kind: 'period' },
    'categories.json: categories[0].retention.period is missing or of the wrong kind; give text in quotes.',
  ],
  [
    'categories.json',
    [0, 'retention', 'kind'],
    'for-ever',
    'categories.json: categories[0].retention.kind must be "period" or "criterion" or "not-stated".',
  ],
])('%s %j = %j: a field the schema does not take', (file, path, value, sentence) => {
  expect(() => checkTenant(withFault(file, path, value))).toThrow(sentence)
})

test('a fault is a TenantError', () => expect(() => checkTenant({})).toThrow(TenantError))
