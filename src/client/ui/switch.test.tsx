// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { SwitchRow, type SwitchRowProps } from './choice-list.tsx'

afterEach(cleanup)

const words = { on: 'On', off: 'Off', saving: 'Saving…', saved: 'Saved' }

function show(props: Partial<SwitchRowProps> = {}) {
  const onSwitch = vi.fn()
  const onRetry = vi.fn()
  const notSaved = { text: 'Not saved: Offers is still on.', retry: 'Try again', onRetry }
  const row = (more: Partial<SwitchRowProps> = {}) => (
    <SwitchRow title="Offers" on={true} state="still" words={words} onSwitch={onSwitch} notSaved={notSaved} {...props} {...more}>
      <p>Sent once a month.</p>
    </SwitchRow>
  )
  const { rerender } = render(row())
  return { onSwitch, onRetry, again: (more: Partial<SwitchRowProps>) => rerender(row(more)) }
}

const offers = () => screen.getByRole<HTMLInputElement>('switch', { name: 'Offers' })

test('a switch asks, and keeps its place until the answer comes', async () => {
  const { onSwitch, again } = show()
  await userEvent.click(offers())
  expect(onSwitch).toHaveBeenCalledWith(false)
  expect(offers().checked).toBe(true)
  again({ state: 'saving' })
  expect(offers().checked).toBe(true)
  again({ on: false, state: 'saved' })
  expect(offers().checked).toBe(false)
})

test('while it is saving, pressing again asks nothing', async () => {
  const { onSwitch } = show({ state: 'saving' })
  expect(offers().getAttribute('aria-busy')).toBe('true')
  await userEvent.click(offers())
  expect(onSwitch).not.toHaveBeenCalled()
})

test('A11Y-02 the result is spoken by a region that was there before', () => {
  const { again } = show()
  const region = screen.getByRole('status')
  expect(region.textContent).toBe('')
  again({ on: false, state: 'saved' })
  expect(region.textContent).toBe('Saved')
})

test('a failed change shows the old place, names the thing and offers to try again', async () => {
  const { onRetry } = show({ state: 'failed' })
  expect(screen.getByRole('alert').textContent).toBe('Not saved: Offers is still on.')
  expect(offers().checked).toBe(true)
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
  expect(onRetry).toHaveBeenCalledOnce()
})
