// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { apiAs } from '#testing/api-as.ts'
import { visit } from '#testing/visit.tsx'

const press = async (name: string) => userEvent.click(await screen.findByRole('button', { name }))
const choicesOf = async (who: { ask: (path: string) => Promise<Response> }) =>
  (await (await who.ask('/api/v1/choices')).json()) as { pausedUntil?: string }

// The page counts from the day it is, as the organisation does.
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-22T09:00:00Z') }))
afterEach(() => void vi.useRealTimers())

test('a pause names the day everything comes back, and ends on one press', async () => {
  const { ada } = await apiAs()
  await visit('/choices', ada)
  await userEvent.selectOptions(await screen.findByLabelText('Pause for'), '1 month')
  screen.getByText('Every topic goes silent now and returns on Tuesday 22 December 2026. Nothing else changes.')
  await press('Pause all topics')
  await screen.findByText('Paused. Saved')
  expect(await choicesOf(ada)).toMatchObject({ pausedUntil: '2026-12-22' })
  await press('End the pause now')
  await screen.findByText('The pause has ended. Saved')
  expect(await choicesOf(ada)).not.toHaveProperty('pausedUntil')
})

test('a pause until a date one names, which is said before it is pressed', async () => {
  const { ada } = await apiAs()
  await visit('/choices', ada)
  await userEvent.selectOptions(await screen.findByLabelText('Pause for'), 'Until a date')
  const button = screen.getByRole('button', { name: 'Pause all topics' })
  screen.getByText('Name the day everything comes back: from Monday 23 November 2026 to Monday 22 November 2027.')
  expect(button.getAttribute('aria-disabled'), 'without a day there is nothing to press').toBe('true')

  const day = screen.getByLabelText('Topics come back on')
  fireEvent.change(day, { target: { value: '2027-11-23' } })
  expect(button.getAttribute('aria-disabled'), 'a year at the most').toBe('true')
  fireEvent.change(day, { target: { value: '2027-01-07' } })
  screen.getByText('Every topic goes silent now and returns on Thursday 7 January 2027. Nothing else changes.')
  await press('Pause all topics')
  await screen.findByText('Paused. Saved')
  expect(await choicesOf(ada)).toMatchObject({ pausedUntil: '2027-01-07' })
})

test('a pause ends by itself, and the page says when it did', async () => {
  const { ada } = await apiAs()
  await ada.post('/api/v1/choices', { type: 'Pause', until: '2026-12-01' })
  vi.setSystemTime('2026-12-03T09:00:00Z')
  await visit('/choices', ada)
  await screen.findByText('The last pause ended by itself on Tuesday 1 December 2026.')
  screen.getByRole('button', { name: 'Pause all topics' })
})

test('a pause that was not saved says that the topics are not paused', async () => {
  const { ada } = await apiAs()
  await visit('/choices', ada)
  await screen.findByLabelText('Pause for')
  ada.goOffline()
  await press('Pause all topics')
  expect((await screen.findByRole('alert')).textContent).toBe('Not saved: the topics are not paused. The server did not answer.')
  expect(screen.queryByText('Paused')).toBeNull()
})
