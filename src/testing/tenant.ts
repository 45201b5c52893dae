import type { Category, NoticeText, Purpose, Tenant, Text, Topic } from '#domain/tenant.ts'

const both = (en: string, sv = en): Text => ({ en, sv })

const purpose = (id: string, basis: Purpose['basis'], more: Partial<Purpose> = {}): Purpose => ({
  id,
  dpv: 'dpv:ServiceProvision',
  title: both(id),
  description: both(`What ${id} is.`),
  basis,
  basisStated: 'stated',
  marketing: false,
  textVersion: '2026-01',
  ...(basis === 'A6-1-a' && { on: both('It happens.', 'Det sker.'), off: both('It stops.', 'Det upphör.') }),
  ...(basis === 'A6-1-f' && { interest: both('To run the business.', 'Att driva verksamheten.') }),
  ...more,
})

const topic = (id: string, number: number, forPurpose: string, more: Partial<Topic> = {}): Topic => ({
  id,
  number,
  title: both(`About ${id}`, `Om ${id}`),
  description: both(`Mails about ${id}.`, `Mejl om ${id}.`),
  frequency: both('Monthly', 'Varje månad'),
  purpose: forPurpose,
  channels: ['email'],
  onFromStart: false,
  ...more,
})

const category = (id: string, purposes: string[], more: Partial<Category> = {}): Category => ({
  id,
  icon: id,
  title: both(`Your ${id}`, `Dina ${id}`),
  description: both(`What ${id} are.`),
  purposes,
  recipients: [],
  retention: { kind: 'not-stated' },
  fields: {},
  ...more,
})

const notice = (version: string, publishedOn: string): Record<'en' | 'sv', NoticeText> => {
  const text = (title: string): NoticeText => ({
    version,
    publishedOn,
    title,
    blocks: [{ kind: 'paragraph', text: `${title} ${version}` }],
  })
  return { en: text('Privacy notice'), sv: text('Integritetspolicy') }
}

/** The smallest organisation in which every rule has something to bite on. Nothing of the demo is in it. */
export function testTenant(): Tenant {
  return {
    organisation: {
      name: 'Acme',
      legalName: 'Acme AB',
      address: 'Storgatan 1, 111 22 Stockholm',
      country: 'SE',
      timeZone: 'Europe/Stockholm',
      defaultLocale: 'en',
      privacyEmail: 'privacy@acme.example',
      disclaimer: both('A fixture of tests.', 'Ett exempel för test.'),
      noticeVersion: '2026-01',
      authorities: [{ country: 'SE', name: 'IMY', url: 'https://www.imy.se', checkedOn: '2026-11-01' }],
    },
    purposes: [
      purpose('newsletter', 'A6-1-a', { marketing: true, textVersion: '2026-02', validFor: 'P24M' }),
      purpose('profiling', 'A6-1-a'),
      purpose('delivery', 'A6-1-b'),
      purpose('bookkeeping', 'A6-1-c'),
      purpose('direct-marketing', 'A6-1-f', { marketing: true }),
      purpose('security', 'A6-1-f'),
      purpose('existing-customers', 'eprivacy-13-2', { marketing: true }),
    ],
    topics: [
      topic('news', 1, 'newsletter', { channels: ['email', 'sms'] }),
      topic('offers', 2, 'existing-customers', { onFromStart: true }),
      topic('events', 3, 'newsletter'),
      topic('digest', 5, 'newsletter', {
        doubleOptIn: true,
        frequencies: [
          { id: 'weekly', title: both('Weekly', 'Varje vecka') },
          { id: 'monthly', title: both('Monthly', 'Varje månad') },
        ],
      }),
      topic('service', 4, 'delivery', {
        onFromStart: true,
        locked: both('You need these to use what you bought.', 'Du behöver dem för att använda det du köpt.'),
      }),
    ],
    categories: [
      category('profile', ['delivery'], { recipients: ['mailer'], fields: { phone: { label: both('Phone', 'Telefon') } } }),
      category('orders', ['delivery', 'bookkeeping'], {
        retention: { kind: 'period', period: 'P7Y', text: both('Seven years.', 'Sju år.') },
        recipients: ['mailer'],
      }),
      category('visits', ['profiling'], { retention: { kind: 'criterion', text: both('Until you object.', 'Tills du invänder.') } }),
      category('tickets', ['security']),
    ],
    recipients: [{ id: 'mailer', name: 'Mailer Inc.', role: 'processor', country: 'US', what: both('Sends mail.', 'Skickar mejl.') }],
    notices: { '2025-06': notice('2025-06', '2025-06-01'), '2026-01': notice('2026-01', '2026-01-15') },
  }
}
