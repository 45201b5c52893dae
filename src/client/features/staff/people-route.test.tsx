// @vitest-environment happy-dom
import { screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { apiAs } from '#testing/api-as.ts'
import { visit } from '#testing/visit.tsx'

const press = async (name: string) => userEvent.click(await screen.findByRole('button', { name }))
const search = async (text: string) => {
  const field = await screen.findByLabelText('Name or address')
  await userEvent.clear(field)
  await userEvent.type(field, text)
  await press('Search')
}

test('two letters are not searched for, and the field says what is needed', async () => {
  const { sam } = await apiAs()
  await visit('/staff/people', sam)
  await search('ad')
  await screen.findByText('Write at least 3 letters of the name, or the whole address.')
  expect(screen.getByLabelText('Name or address').getAttribute('aria-invalid')).toBe('true')
  expect(screen.queryByRole('table')).toBeNull()
})

test('somebody is found by name; the address of the page tells nothing of it', async () => {
  const { sam } = await apiAs()
  const { router } = await visit('/staff/people', sam)
  await search('lovelace')
  await screen.findByRole('link', { name: 'Ada Lovelace' })
  expect(screen.getByRole('row', { name: /Ada Lovelace/ }).textContent).toContain('ada@example.org')
  expect(router.state.location.search).toBe('')
  await search('nobody')
  await screen.findByText('Nobody is known as “nobody”')
})

test('IMP-01 IMP-03 a view shows the pages with the banner, refuses every change, and ends on the search', async () => {
  const { sam } = await apiAs()
  await visit('/staff/people', sam)
  await search('lovelace')
  await userEvent.click(await screen.findByRole('link', { name: 'Ada Lovelace' }))
  await screen.findByText('A reason and a ticket are needed.')
  await userEvent.click(screen.getByRole('radio', { name: 'A call or mail to support' }))
  await userEvent.type(screen.getByLabelText('Ticket'), 'T-48213')
  await press('Start looking')

  await screen.findByRole('heading', { level: 1, name: 'What Acme holds about Ada Lovelace' })
  expect(screen.getByRole('region', { name: 'You are viewing somebody else’s pages' }).textContent).toContain(
    'Ticket T-48213: support call',
  )
  const change = await sam.post('/api/v1/choices', { type: 'Unsubscribe', topic: 'offers', channel: 'email' })
  expect(change.status).toBe(403)
  expect(await change.json()).toMatchObject({ code: 'impersonation-read-only' })

  await press('End now')
  await screen.findByRole('heading', { level: 1, name: 'Find a person' })
})

test('a ticket with words in it is not taken', async () => {
  const { sam } = await apiAs()
  await visit('/staff/people', sam)
  await search('ada@example.org')
  await userEvent.click(await screen.findByRole('link', { name: 'Ada Lovelace' }))
  await userEvent.click(await screen.findByRole('radio', { name: 'A complaint' }))
  await userEvent.type(screen.getByLabelText('Ticket'), 'she called')
  await press('Start looking')
  await screen.findByText('A ticket number has letters, digits and hyphens, 32 at most.')
})

test('IMP-02 an old sign-in asks for a new code first, and the form comes back as it was', async () => {
  const { sam, host } = await apiAs()
  const { people } = await (await sam.post('/api/v1/staff/people/search', { text: 'ada@example.org' })).json()
  host.pass(11)
  await visit(`/staff/people/${people[0].personId}?reason=fault&ticket=T-1`, sam)
  await press('Start looking')
  const link = await screen.findByRole<HTMLAnchorElement>('link', { name: 'Get a new code' })
  expect(new URL(link.href).searchParams.get('returnTo')).toBe(`/staff/people/${people[0].personId}?reason=fault&ticket=T-1`)
})

test('IMP-06 every view stands in the list: whose pages, who, how long, why', async () => {
  const { sam, olga, host } = await apiAs()
  const { people } = await (await sam.post('/api/v1/staff/people/search', { text: 'ada@example.org' })).json()
  await sam.post('/api/v1/staff/views', { personId: people[0].personId, reason: 'complaint', ticket: 'T-7' })
  host.pass(6)
  await sam.ask('/api/v1/staff/views/current', { method: 'DELETE' })
  await visit('/staff/audit', olga)
  const row = await screen.findByRole('row', { name: /Ada Lovelace/ })
  for (const told of ['sam@acme.example', '6 minutes', 'A complaint', 'Ticket T-7']) expect(row.textContent).toContain(told)
})
