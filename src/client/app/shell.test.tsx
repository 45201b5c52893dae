// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { apiAs, people } from '#testing/api-as.ts'
import { visit } from '#testing/visit.tsx'

const heading = (name: string) => screen.findByRole('heading', { level: 1, name })

test('A11Y-13 the language switch changes every word and the language of the document', async () => {
  await visit('/help', people().stranger)
  await heading('Help and contact')
  await userEvent.selectOptions(screen.getByLabelText('Language'), 'sv')
  await heading('Hjälp och kontakt')
  expect(document.documentElement.lang).toBe('sv')
  expect(screen.queryByText('Skip to content')).toBeNull()
  expect(screen.getByRole('combobox', { name: 'Språk' })).toHaveProperty('value', 'sv')
})

test('A11Y-01 after a change of page the title is new and the focus is on the heading, not before', async () => {
  await visit('/help', people().stranger)
  await heading('Help and contact')
  expect(document.activeElement).toBe(document.body)
  await userEvent.click(screen.getByRole('link', { name: 'Acme Your privacy' }))
  const start = await heading('See what Acme knows about you. Decide what happens to it.')
  await waitFor(() => expect(document.activeElement).toBe(start))
  expect(document.title).toBe('Your privacy – Acme')
})

test('a person finds the six places, and where they are', async () => {
  const { ada } = await apiAs()
  await visit('/overview', ada)
  const places = within(await screen.findByRole('navigation', { name: 'Your privacy' }))
  expect(places.getAllByRole('link').map((link) => link.textContent)).toEqual(
    expect.arrayContaining(['Overview ', 'Choices ', 'Take your data ', 'History ', 'Privacy notice ', 'This device ']),
  )
  expect(places.getByRole('link', { current: 'page' }).textContent).toBe('Overview ')
})

test('signing out leads to the first page and forgets what was read', async () => {
  const { ada } = await apiAs()
  const { queryClient } = await visit('/overview', ada)
  expect(queryClient.getQueryData(['overview'])).toBeDefined()
  await userEvent.click((await screen.findAllByRole('button', { name: 'Sign out' }))[0]!)
  await heading('See what Acme knows about you. Decide what happens to it.')
  expect(await (await ada.ask('/api/v1/session')).json()).toEqual({ scope: 'none' })
  expect(queryClient.getQueryData(['overview'])).toBeUndefined()
})

test('whoever comes to pages of others is led to their own', async () => {
  const { ada, olga } = await apiAs()
  const { router } = await visit('/staff/people', ada)
  expect(router.state.location.pathname).toBe('/overview')
  const staff = await visit('/choices', olga)
  expect(staff.router.state.location.pathname).toBe('/staff')
})

test('an address without a page says so and leads on', async () => {
  const { ada } = await apiAs()
  await visit('/nowhere', ada)
  await heading('There is nothing at this address')
  expect(screen.getByRole('link', { name: 'Go to the overview' }).getAttribute('href')).toBe('/overview')
})

test('IMP-05 staff who look at a person’s pages see whose they are, in the title too, and can end it', async () => {
  const { ada, olga, host } = await apiAs()
  const { people: found } = (await (await olga.post('/api/v1/staff/people/search', { text: 'ada@example.org' })).json()) as {
    people: { personId: string }[]
  }
  await olga.post('/api/v1/staff/views', { personId: found[0]!.personId, reason: 'support-call', ticket: '48213' })
  expect(ada.host).toBe(host)
  await visit('/overview', olga)
  const banner = within(await screen.findByRole('region', { name: 'You are viewing somebody else’s pages' }))
  expect(banner.getByText(/Ticket 48213: support call/)).toBeDefined()
  expect(document.title).toBe('Viewing as Ada Lovelace: Overview – Acme')
  expect(screen.queryByRole('button', { name: 'Sign out' })).toBeNull()
  await userEvent.click(banner.getByRole('button', { name: 'End now' }))
  await waitFor(() => expect(screen.queryByRole('region', { name: 'You are viewing somebody else’s pages' })).toBeNull())
})

test('no answer from the server: the page says that nothing was lost', async () => {
  const { ada } = await apiAs()
  const { router } = await visit('/help', ada)
  ada.goOffline()
  await router.navigate('/overview')
  await heading('No connection')
})
