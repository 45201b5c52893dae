// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, test } from 'vitest'
import type { ItemsPage } from '#api/contract/data.ts'
import { apiAs } from '#testing/api-as.ts'
import type { Held } from '#testing/records.ts'
import { visit } from '#testing/visit.tsx'

/** Opens the page of an item that holds these values. */
async function open(values: Held['values'], item: Partial<Held> = {}) {
  const { ada } = await apiAs({ items: [{ id: 'x1', category: 'tickets', title: 'X', values, ...item }] })
  const { items } = (await (await ada.ask('/api/v1/items')).json()) as ItemsPage
  await visit(`/data/tickets/${items[0]!.id}`, ada)
  return (await screen.findByRole('heading', { name: 'What is held' })).closest<HTMLElement>('.plate')!
}
const rows = (held: HTMLElement) => [...held.querySelectorAll('dl > div')].map((row) => row.querySelector('dd')!.textContent)

test('ACC-10 what is left out of the answer is a covered box with the reason in it, never a gap', async () => {
  const held = await open([
    { name: 'a', value: null, redacted: 'third-party' },
    { name: 'b', value: null, redacted: 'trade-secret' },
    { name: 'c', value: null, redacted: 'security' },
  ])
  expect([...held.querySelectorAll('.covered')].map((box) => box.textContent)).toEqual([
    'Name covered: it would tell about another person',
    'Covered: a trade secret',
    'Covered: showing it would weaken security',
  ])
})

test('a long text is begun, and shown whole at a press', async () => {
  const whole = `${'a'.repeat(1999)}😀${'b'.repeat(100_000)}`
  const held = await open([{ name: 'text', value: whole }])
  expect(rows(held)[0]).toContain(`${'a'.repeat(1999)}…`)
  expect(held.textContent).not.toContain('b'.repeat(10))
  const button = within(held).getByRole('button', { name: 'Show all 102,001 characters' })
  await userEvent.click(button)
  expect(rows(held)[0]).toContain(whole)
  expect(button.getAttribute('aria-expanded')).toBe('true')
})

test('markup is text, and each text has its own direction', async () => {
  const held = await open([
    { name: 'html', value: '<img src=x onerror=alert(1)>' },
    { name: 'rtl', value: 'مرحبا' },
  ])
  expect(held.querySelector('img')).toBeNull()
  within(held).getByText('<img src=x onerror=alert(1)>')
  expect(within(held).getByText('مرحبا').getAttribute('dir')).toBe('auto')
})

test('dates of year 1 and 9999 are dates, and what only looks like one is left as it is', async () => {
  const held = await open([
    { name: 'first', value: '0001-01-01' },
    { name: 'last', value: '9999-12-31' },
    { name: 'none', value: '2026-13-45' },
  ])
  expect(rows(held).map((row) => row!.replace(/Say it is wrong.*|Correct.*/, ''))).toEqual(['Mon 1 Jan 1', 'Fri 31 Dec 9999', '2026-13-45'])
})

test('what was worked out says by whom and from what, and so does its row', async () => {
  const { ada } = await apiAs({
    items: [
      {
        id: 's1',
        category: 'tickets',
        title: 'Mood',
        origin: 'derived',
        originFrom: 'your mails',
        values: [{ name: 'mood', value: 'calm' }],
      },
      { id: 's2', category: 'tickets', title: 'Note', origin: 'third-party', originFrom: 'a register' },
    ],
  })
  await visit('/data/tickets', ada)
  expect((await screen.findByRole('rowheader', { name: /^Mood/ })).textContent).toContain('Worked out by Acme')
  expect(screen.getByRole('rowheader', { name: /^Note/ }).textContent).toContain('Acme got it from somebody else')
  await userEvent.click(screen.getByRole('link', { name: 'Mood' }))
  await screen.findByText('Worked out by Acme from your mails')
})
