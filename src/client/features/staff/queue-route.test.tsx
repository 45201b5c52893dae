// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { apiAs, type Signed } from '#testing/api-as.ts'
import { visit } from '#testing/visit.tsx'

const file = ({ ada }: Signed, requestType = 'access') => ada.post('/api/v1/requests', { requestType })
const rows = () => within(screen.getByRole('table')).getAllByRole('row').slice(1)

test('what is late stands first, in the note and in the table', async () => {
  const all = await apiAs()
  const { host, olga, eve } = all
  await file(all)
  host.pass(24 * 60)
  await eve.signIn('eve@example.org')
  await eve.post('/api/v1/requests', { requestType: 'erasure' })
  host.pass(30 * 24 * 60)
  await olga.signIn('olga@acme.example')
  await visit('/staff/requests', olga)
  expect((await screen.findByText('One request is overdue:')).parentElement?.textContent).toContain(
    'Access for Ada Lovelace was due Tue 22 Dec',
  )
  expect(rows().map(({ textContent }) => textContent)).toEqual([
    expect.stringMatching(/1 day late.*Access.*Ada Lovelace.*Overdue/),
    expect.stringMatching(/Due today.*Erasure.*Eve Adams.*Received/),
  ])
})

test('the state and the pages shown stand in the address', async () => {
  const all = await apiAs()
  for (let count = 0; count < 27; count++) await file(all)
  const { router } = await visit('/staff/requests', all.olga)
  await screen.findByText('1–25 of 27')
  await userEvent.click(screen.getByRole('button', { name: 'Show 2 more' }))
  await screen.findByText('1–27 of 27')
  expect(router.state.location.search).toBe('?pages=2')
  await userEvent.click(screen.getByRole('link', { name: 'Closed' }))
  await screen.findByText('None has ended this way.')
  expect(router.state.location.search).toBe('?status=closed')
})

test('an address with two pages opens with two', async () => {
  const all = await apiAs()
  for (let count = 0; count < 27; count++) await file(all)
  await visit('/staff/requests?pages=2', all.olga)
  await screen.findByText('1–27 of 27')
})

test('the first page says how much there is and leads on; support is led elsewhere', async () => {
  const all = await apiAs()
  await file(all, 'complaint')
  await visit('/staff', all.olga)
  await screen.findByText('One request is open, and it is not late.')
  screen.getByRole('link', { name: 'Complaint' })
  await visit('/staff', all.sam)
  await screen.findByText(/Requests are answered by the privacy office/)
})
