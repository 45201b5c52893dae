// @vitest-environment happy-dom
import { screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { apiAs } from '#testing/api-as.ts'
import { visit } from '#testing/visit.tsx'

const at = (instant: string) => vi.setSystemTime(new Date(instant))
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-22T09:00:00Z') }))
afterEach(() => void vi.useRealTimers())

const warning = () => screen.queryByText(/^This visit ends at/)

test('A11Y-17 two minutes before a visit ends it says so, and one press keeps it going', async () => {
  const { ada, host } = await apiAs()
  at('2026-11-22T09:27:00Z')
  const early = await visit('/help', ada)
  await screen.findByRole('heading', { level: 1 })
  expect(warning(), 'three minutes before, nothing').toBeNull()
  early.unmount()

  at('2026-11-22T09:28:00Z')
  const { queryClient } = await visit('/help', ada)
  expect((await screen.findByText(/^This visit ends at/)).closest('[role=status]'), 'it is spoken').not.toBeNull()
  host.pass(28)
  await userEvent.click(screen.getByRole('button', { name: 'Stay here' }))
  await waitFor(() => expect(warning()).toBeNull())
  expect(queryClient.getQueryData(['session'])).toMatchObject({ expiresAt: '2026-11-22T09:58:00.000Z' })
})

test('A11Y-17 when it is over the page says so, and the way back leads here', async () => {
  const { ada } = await apiAs()
  at('2026-11-22T09:31:00Z')
  await visit('/choices', ada)
  await screen.findByText('This visit has ended. What you saved is saved.')
  expect(screen.getByRole('link', { name: 'Sign in again' }).getAttribute('href')).toBe('/sign-in?returnTo=%2Fchoices')
})

test('whatever is read moves the end that is shown', async () => {
  const { ada, host } = await apiAs()
  const { router, queryClient } = await visit('/help', ada)
  host.pass(20)
  at('2026-11-22T09:20:00Z')
  await router.navigate('/overview')
  await waitFor(() => expect(queryClient.getQueryData(['session'])).toMatchObject({ expiresAt: '2026-11-22T09:50:00.000Z' }))
})
