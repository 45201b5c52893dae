// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { apiAs } from '#testing/api-as.ts'
import { newestCode } from '#testing/browser.ts'
import { visit } from '#testing/visit.tsx'

const heading = (name: string) => screen.findByRole('heading', { level: 1, name })
const press = async (name: string) => userEvent.click(await screen.findByRole('button', { name }))
const words = () => screen.findByRole<HTMLTextAreaElement>('textbox', { name: /^In your own words/ })

test('file a request and follow it: the due date is read before it is sent, and after', async () => {
  const { ada } = await apiAs()
  await visit('/requests/new', ada)
  await userEvent.click(await screen.findByRole('link', { name: 'Have it kept, but not used' }))
  await heading('Hold data without using it')
  await userEvent.selectOptions(screen.getByLabelText('What it concerns'), 'Your orders')
  await userEvent.type(await words(), 'The total is wrong.')
  expect(screen.getByText(/The answer is due by/).textContent).toContain('Hold data without using it: Your orders')
  expect(screen.getByText('Tuesday 22 December 2026')).toBeTruthy()
  await press('Send the request')

  await screen.findByRole('heading', { name: 'It has arrived' })
  screen.getByRole('heading', { name: 'The answer is due on Tuesday 22 December 2026' })
  screen.getByText('It concerns: Your orders')
  screen.getByText('The total is wrong.')

  await userEvent.click(screen.getAllByRole('link', { name: 'Requests' }).at(-1)!)
  await screen.findByRole('link', { name: 'Hold data without using it' })
})

test('ACC-08 a request needs neither words nor a reason', async () => {
  const { ada } = await apiAs()
  await visit('/requests/new/recipients_list', ada)
  await press('Send the request')
  await screen.findByRole('heading', { name: 'It has arrived' })
  screen.getByText('Nobody has written yet.')
})

test('a filing that fails says so and keeps the text; sent again it is one request', async () => {
  const { ada } = await apiAs()
  await visit('/requests/new/complaint', ada)
  await userEvent.type(await words(), 'Nobody answers.')
  ada.goOffline()
  await press('Send the request')
  expect((await screen.findByRole('alert')).textContent).toContain('Not sent. What you wrote is still here.')
  expect((await words()).value).toBe('Nobody answers.')

  ada.goOnline()
  await press('Send the request')
  await screen.findByRole('heading', { name: 'It has arrived' })
  const { requests } = (await (await ada.ask('/api/v1/requests')).json()) as { requests: unknown[] }
  expect(requests).toHaveLength(1)
})

test('an answer that was lost on its way does not file the request twice', async () => {
  const { ada } = await apiAs()
  const losing = { fetch: lossy(ada.fetch) }
  await visit('/requests/new/complaint', losing)
  await userEvent.type(await words(), 'Once.')
  await press('Send the request')
  await screen.findByRole('alert')
  await press('Send the request')
  await screen.findByRole('heading', { name: 'It has arrived' })
  const { requests } = (await (await ada.ask('/api/v1/requests')).json()) as { requests: unknown[] }
  expect(requests).toHaveLength(1)
})

/** Carries the first POST to the server and loses what it answers. */
function lossy(fetch: typeof globalThis.fetch): typeof globalThis.fetch {
  let lost = false
  return async (input, init) => {
    const answer = await fetch(input, init)
    if (init?.method !== 'POST' || lost) return answer
    lost = true
    throw new TypeError('Failed to fetch')
  }
}

test('words that are too long are refused at their field', async () => {
  const { ada } = await apiAs()
  await visit('/requests/new/complaint', ada)
  const field = await words()
  await userEvent.click(field)
  await userEvent.paste('x'.repeat(5001))
  await press('Send the request')
  await screen.findByRole('alert')
  expect(field.getAttribute('aria-invalid')).toBe('true')
  expect(field.value).toHaveLength(5001)
})

test('IDV-03 an erasure asks for a fresh code first and comes back with the words kept', async () => {
  const { ada, host } = await apiAs()
  await visit('/requests/new/erasure?category=visits', ada)
  await userEvent.type(await words(), 'All of March.')
  host.pass(11)
  await press('Send the request')
  await press('Send me a code')
  await userEvent.type(await screen.findByLabelText('Code, eight digits'), await newestCode(host, 'ada@example.org'))
  await press('Sign in')

  await screen.findByText(/Your code is confirmed and your words are still here/)
  expect((await words()).value).toBe('All of March.')
  expect(screen.getByLabelText<HTMLSelectElement>('What it concerns').value).toBe('visits')
  expect(JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)])).not.toContain('March')
  await press('Send the request')
  await screen.findByText('It concerns: Your visits')
})

test('ERA-02 before an erasure it is said what a law keeps', async () => {
  const { ada } = await apiAs()
  await visit('/requests/new/erasure', ada)
  const stays = (await screen.findByRole('heading', { name: 'What would stay' })).parentElement!
  within(stays).getByText(/^Your orders: what a law requires Acme to keep/)
  within(stays).getByText(/What you have stopped stays stopped/)
})

test('TIM-07 stopping direct marketing and taking back a consent lead to the switches, not to a form', async () => {
  const { ada } = await apiAs()
  const { router } = await visit('/requests/new/objection_direct_marketing', ada)
  expect(router.state.location.pathname).toBe('/choices')
})

test('a right that does not exist is not a page', async () => {
  const { ada } = await apiAs()
  await visit('/requests/new/forgetting', ada)
  expect(screen.queryByRole('button', { name: 'Send the request' })).toBeNull()
})
