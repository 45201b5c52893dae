// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { beforeEach, expect, test, vi } from 'vitest'
import { apiAs } from '#testing/api-as.ts'
import { newestCode } from '#testing/browser.ts'
import { visit } from '#testing/visit.tsx'

const press = async (name: string | RegExp) => userEvent.click(await screen.findByRole('button', { name }))

/** What was handed to the device: names of files. */
let saved: string[] = []
beforeEach(() => {
  saved = []
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    saved.push(this.download)
  })
})

test('a portable copy is made, is ready for seven days and is fetched', async () => {
  const { ada } = await apiAs()
  await visit('/export?scope=portable', ada)
  expect((await screen.findByRole<HTMLInputElement>('radio', { name: /^For another service to read/ })).checked).toBe(true)
  await press('Make the copy')
  await screen.findByRole('heading', { name: 'The copy is ready' })
  const row = within(screen.getByRole('table', { name: 'Copies that are ready' })).getByRole('row', {
    name: /^For another service to read/,
  })
  expect(row.textContent).toContain('Sun 29 Nov 2026')
  await press(/^Fetch copy for another service/)
  await screen.findByText(/^Fetched: /)
  expect(saved).toEqual(['innsyn-portable-2026-11-22.zip'])
})

test('EXP-15 a copy asks for a fresh code first, and the choice is kept meanwhile', async () => {
  const { ada, host } = await apiAs()
  await visit('/export', ada)
  await userEvent.click(await screen.findByRole('radio', { name: /^For another service to read/ }))
  host.pass(11)
  await press('Make the copy')
  await press('Send me a code')
  await userEvent.type(await screen.findByLabelText('Code, eight digits'), await newestCode(host, 'ada@example.org'))
  await press('Sign in')
  expect((await screen.findByRole<HTMLInputElement>('radio', { name: /^For another service to read/ })).checked).toBe(true)
  await press('Make the copy')
  await screen.findByRole('heading', { name: 'The copy is ready' })
})

test('fetching with an old proof leads to a fresh code, and nothing is handed over before', async () => {
  const { ada, host } = await apiAs()
  await ada.post('/api/v1/exports', { scope: 'access' })
  host.pass(11)
  const { router } = await visit('/export', ada)
  await press(/^Fetch copy to read/)
  await screen.findByRole('button', { name: 'Send me a code' })
  expect(router.state.location.pathname).toBe('/sign-in')
  expect(saved).toEqual([])
})

test('a copy that could not be made says so', async () => {
  const { ada } = await apiAs()
  await visit('/export', ada)
  const button = await screen.findByRole('button', { name: 'Make the copy' })
  ada.goOffline()
  await userEvent.click(button)
  expect((await screen.findByRole('alert')).textContent).toContain('Not made')
  screen.getByText(/^No copy is ready/)
})

test('IMP-03 staff who look on can neither make a copy nor fetch one', async () => {
  const { ada, sam } = await apiAs()
  await ada.post('/api/v1/exports', { scope: 'access' })
  const found = (await (await sam.post('/api/v1/staff/people/search', { text: 'ada@example.org' })).json()) as {
    people: { personId: string }[]
  }
  await sam.post('/api/v1/staff/views', { personId: found.people[0]!.personId, reason: 'support-call', ticket: 'T-1' })
  await visit('/export', sam)
  await screen.findByRole('heading', { name: 'Only the person can take their data' })
  screen.getByText('Not for staff')
  expect(screen.queryByRole('button', { name: /Fetch|Make the copy/ })).toBeNull()
})
