// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { ItemsPage } from '#api/contract/data.ts'
import { apiAs } from '#testing/api-as.ts'
import type { Browser } from '#testing/browser.ts'
import type { Held } from '#testing/records.ts'
import { testTenant } from '#testing/tenant.ts'
import { visit } from '#testing/visit.tsx'

/** Opens the page of the one item Ada has. */
async function open(who: Browser) {
  const { items } = (await (await who.ask('/api/v1/items')).json()) as ItemsPage
  const path = `/data/${items[0]!.category}/${items[0]!.id}`
  await visit(path, who)
  await screen.findByRole('heading', { level: 1, name: items[0]!.title })
  return { path, id: items[0]!.id }
}

const order: Held = {
  id: 'o1',
  category: 'orders',
  at: '2025-05-02T10:00:00Z',
  values: [{ name: 'total', value: 12.5 }],
  parts: [{ title: 'Hammer', values: [{ name: 'quantity', value: 2 }] }],
  recipients: [{ name: 'Carrier Ltd', what: 'Brings the parcel' }],
}

test('the five facts stand in their order, each with what is known', async () => {
  const { ada } = await apiAs({ items: [order] })
  await open(ada)
  const facts = (await screen.findByRole('heading', { name: /Where it comes from/ })).parentElement!
  expect(
    within(facts)
      .getAllByRole('term')
      .map((term) => term.textContent),
  ).toEqual(['From', 'Used for', 'Because', 'Kept until', 'Shared with'])
  expect(
    within(facts)
      .getAllByRole('definition')
      .map((fact) => fact.textContent),
  ).toEqual([
    'YouKept in Shop, from Fri 2 May 2025, 10:00',
    'deliverybookkeeping',
    'ContractGDPR Art. 6(1)(b)Legal obligationGDPR Art. 6(1)(c)',
    'Sunday 2 May 2032Seven years.',
    'Carrier LtdBrings the parcelMailer Inc.Sends mail. United States. Outside the EEA; the safeguard is not stated.',
  ])
  screen.getByRole('heading', { name: 'When it will be gone' })
})

test('rows that belong to the item are a table', async () => {
  const { ada } = await apiAs({ items: [order] })
  await open(ada)
  const table = await screen.findByRole('table', { name: 'What belongs to it' })
  expect(
    within(table)
      .getAllByRole('columnheader')
      .map((head) => head.textContent),
  ).toEqual(['What', 'quantity'])
  within(table).getByRole('row', { name: 'Hammer 2' })
})

test('fields and values have the words of the organisation; what is not known is said', async () => {
  const tenant = testTenant()
  const profile = tenant.categories.find(({ id }) => id === 'profile')!
  profile.fields = {
    kind: { label: { en: 'Kind of customer', sv: 'Slags kund' }, values: { p: { en: 'Private', sv: 'Privat' } } },
    mobile: { label: { en: 'Mobile', sv: 'Mobil' } },
  }
  const values = [
    { name: 'kind', value: 'p' },
    { name: 'mobile', value: null },
    { name: 'vip', value: true },
  ]
  const { ada } = await apiAs({ tenant, items: [{ id: 'p1', category: 'profile', origin: 'observed', values }] })
  await open(ada)
  const held = (await screen.findByRole('heading', { name: 'What is held' })).closest('.plate')!
  expect([...held.querySelectorAll('dl > div')].map((row) => row.textContent)).toEqual([
    'Kind of customerPrivateSay it is wrong',
    'MobileNot statedSay it is wrong',
    'vipYesSay it is wrong',
  ])
  const until = screen.getByText('Kept until', { selector: 'dt' }).parentElement!
  expect(until.textContent).toContain('Not stated')
})

test('every right has its way; one that does not apply says why', async () => {
  const { ada } = await apiAs({ items: [{ id: 't1', category: 'tickets', origin: 'derived', values: [{ name: 'score', value: 3 }] }] })
  const { id } = await open(ada)
  const rights = (await screen.findByRole('heading', { name: 'What you can do' })).parentElement!
  const about = `?category=tickets&item=${id}`
  expect(
    within(rights)
      .getAllByRole('link')
      .slice(0, 5)
      .map((link) => link.getAttribute('href')),
  ).toEqual([
    `/requests/new/rectification${about}`,
    `/requests/new/adm_human_review${about}`,
    `/requests/new/erasure${about}`,
    `/requests/new/restriction${about}`,
    `/requests/new/objection${about}`,
  ])
  within(rights).getByText(/Does not apply here/)
  expect(screen.queryByRole('button', { name: /^Correct/ }), 'a score is not typed over').toBeNull()
  screen.getByRole('button', { name: 'Say it is wrong: score' })
})

test('a use that is being objected to is shown as stopped', async () => {
  const { ada } = await apiAs({ items: [{ id: 't1', category: 'tickets' }] })
  await ada.post('/api/v1/requests', { requestType: 'objection', purpose: 'security' })
  await open(ada)
  await screen.findByText('Stopped while your objection is assessed, until Tue 22 Dec 2026 at the latest')
})

test('IMP-04 staff who look read along without acts, and free text is covered', async () => {
  const values = [{ name: 'note', value: 'Something private' }]
  const { ada, sam } = await apiAs({ items: [{ id: 't1', category: 'tickets', values }] })
  const answer = await sam.post('/api/v1/staff/people/search', { text: 'Lovelace' })
  const { people } = (await answer.json()) as { people: { personId: string }[] }
  await sam.post('/api/v1/staff/views', { personId: people[0]!.personId, reason: 'support-call', ticket: 'T-1' })
  const { items } = (await (await ada.ask('/api/v1/items')).json()) as ItemsPage
  await visit(`/data/tickets/${items[0]!.id}`, sam)
  await screen.findByText('text covered')
  expect(within(screen.getByRole('main')).queryAllByRole('button')).toEqual([])
  expect(screen.queryByRole('heading', { name: 'What you can do' })).toBeNull()
})
