import type { LegalBasis, Purpose, Tenant, Text, Topic } from '#domain/tenant.ts'

const both = (text: string): Text => ({ en: text, sv: text })

const purpose = (id: string, basis: LegalBasis, marketing: boolean, more: Partial<Purpose> = {}): Purpose => ({
  id,
  dpv: 'dpv:DirectMarketing',
  title: both(id),
  description: both(id),
  basis,
  basisStated: 'stated',
  marketing,
  textVersion: '2',
  ...(basis === 'A6-1-a' ? { on: both('on'), off: both('off') } : {}),
  ...(basis === 'A6-1-f' ? { interest: both('an interest') } : {}),
  ...more,
})

const topic = (id: string, number: number, purpose: string, more: Partial<Topic> = {}): Topic => ({
  id,
  number,
  title: both(id),
  description: both(id),
  frequency: both('monthly'),
  purpose,
  channels: ['email'],
  onFromStart: false,
  ...more,
})

/** A tenant for tests: one purpose for each kind of rule, and just enough topics. */
export const smallTenant: Tenant = {
  organisation: {
    name: 'Kvitholm',
    legalName: 'Kvitholm AS',
    address: 'Storgata 1, Oslo',
    country: 'NO',
    timeZone: 'Europe/Oslo',
    defaultLocale: 'en',
    privacyEmail: 'privacy@kvitholm.example',
    disclaimer: both('Invented.'),
    noticeVersion: '2026-11-01',
    authorities: [{ country: 'NO', name: 'Datatilsynet', url: 'https://www.datatilsynet.no', checkedOn: '2026-11-01' }],
  },
  purposes: [
    purpose('news', 'A6-1-a', true),
    purpose('profiling', 'A6-1-a', true, { validFor: 'P12M' }),
    purpose('community-name', 'A6-1-a', false),
    purpose('customer-tips', 'eprivacy-13-2', true),
    purpose('sales', 'A6-1-f', true),
    purpose('surveys', 'A6-1-f', false),
    purpose('statistics-duty', 'A6-1-e', false),
    purpose('contract', 'A6-1-b', false),
  ],
  topics: [
    topic('product-news', 1, 'news', {
      channels: ['email', 'sms'],
      frequencies: ['monthly', 'quarterly', 'yearly'].map((id) => ({ id, title: both(id) })),
    }),
    topic('tips', 2, 'customer-tips', { onFromStart: true }),
    topic('questions', 3, 'surveys'),
    topic('invoices', 4, 'contract', { onFromStart: true, locked: both('The contract needs it.') }),
    topic('offers', 5, 'news', { channels: ['email', 'sms'], doubleOptIn: true }),
  ],
  categories: [],
  recipients: [],
  notices: {},
}
