import { describe, expect, test } from 'vitest'
import { smallTenant } from '#testing/small-tenant.ts'
import { itemFacts } from './item-facts.ts'
import { type Category, legalBases, origins, type Tenant } from './tenant.ts'

const both = (text: string) => ({ en: text, sv: text })
const visits: Category = {
  id: 'visits',
  icon: 'visits',
  title: both('Visits'),
  description: both('Visits'),
  purposes: ['profiling', 'sales'],
  recipients: ['host'],
  retention: { kind: 'period', period: 'P13M', text: both('13 months after each visit') },
  fields: {},
}
const facts = (at: string | undefined, changes: Partial<Category> = {}) =>
  itemFacts(smallTenant, { ...visits, ...changes }, { at, origin: 'observed' })

test('an item is used for what its category is, and goes to whom it does', () => {
  expect(facts('2026-01-31')).toEqual({ purposes: ['profiling', 'sales'], recipients: ['host'], keptUntil: '2027-02-28', portable: true })
})

describe('kept until', () => {
  test('counts from the local date of the controller', () => {
    expect(facts('2026-03-31T22:30:00Z').keptUntil).toBe('2027-05-01')
    expect(facts('2026-03-31T21:30:00Z').keptUntil).toBe('2027-04-30')
  })

  test('is not invented where nothing is known', () => {
    expect(facts(undefined)).not.toHaveProperty('keptUntil')
    expect(facts('2026-01-31', { retention: { kind: 'criterion', text: both('While you are a customer') } })).not.toHaveProperty(
      'keptUntil',
    )
    expect(facts('2026-01-31', { retention: { kind: 'not-stated' } })).not.toHaveProperty('keptUntil')
  })
})

describe('POR-01 portable is what was provided or observed, on consent or contract', () => {
  const portable = origins.flatMap((origin) =>
    legalBases
      .filter((basis) => {
        const tenant: Tenant = { ...smallTenant, purposes: [{ ...smallTenant.purposes[0]!, id: 'only', basis }] }
        return itemFacts(tenant, { ...visits, purposes: ['only'] }, { origin }).portable
      })
      .map((basis) => `${origin} ${basis}`),
  )

  test('and nothing else', () => {
    expect(portable).toEqual(['provided A6-1-a', 'provided A6-1-b', 'observed A6-1-a', 'observed A6-1-b'])
  })

  test('one such purpose among others is enough; a category without purposes has none', () => {
    expect(facts('2026-01-31', { purposes: ['sales', 'contract'] }).portable).toBe(true)
    expect(facts('2026-01-31', { purposes: [] }).portable).toBe(false)
  })
})
