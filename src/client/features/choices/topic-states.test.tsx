// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { apiAs } from '#testing/api-as.ts'
import { type Browser, browser } from '#testing/browser.ts'
import { choicesLink } from '#testing/choices-link.ts'
import type { TestHost } from '#testing/host.ts'
import { chose } from '#testing/mail-link.ts'
import { visit } from '#testing/visit.tsx'

const theSwitch = (name: string) => screen.findByRole<HTMLInputElement>('switch', { name })
const press = async (name: string) => userEvent.click(await screen.findByRole('button', { name }))
const choose = (who: Browser, command: object) => who.post('/api/v1/choices', command)
const digestRow = async () => (await screen.findByRole('heading', { name: 'About digest' })).closest('li')!
const bounced = (host: TestHost, reason: 'hard-bounce' | 'complaint' = 'hard-bounce') =>
  chose(host, { type: 'Block', channel: 'email', reason }, 'ada@example.org', 'feedback')

test('every topic says what on and off do', async () => {
  const { ada } = await apiAs()
  await visit('/choices', ada)
  expect((await screen.findAllByText('On: monthly. Off: no more of these.')).length).toBe(3)
  within(await digestRow()).getByText('On: weekly. Off: no more of these.')
})

test('a double opt-in waits in words, the mail can be sent again, and it can be left off', async () => {
  const { ada } = await apiAs()
  await visit('/choices', ada)
  await userEvent.click(await theSwitch('About digest by e-mail'))
  const row = within(await digestRow())
  await row.findByText('Waits for your answer')
  row.getByText(/^We wait for your answer to the mail sent on Sun 22 Nov 2026, .* to a•••••a@example.org\./)
  expect((await theSwitch('About digest by e-mail')).checked).toBe(false)
  await press('Send the mail again: About digest by e-mail')
  await row.findByText('Saved')
  await press('Leave it off: About digest by e-mail')
  await waitFor(() => expect(row.queryByText('Waits for your answer')).toBeNull())
})

test('how often is chosen where a topic offers it, and kept', async () => {
  const { ada } = await apiAs()
  await visit('/choices', ada)
  const often = await screen.findByRole<HTMLSelectElement>('combobox', { name: 'How often: About digest' })
  await userEvent.selectOptions(often, 'Monthly')
  await within(await digestRow()).findByText('On: monthly. Off: no more of these.')
  expect(often.value).toBe('monthly')
  expect(((await (await ada.ask('/api/v1/choices')).json()) as { frequencies: unknown }).frequencies).toMatchObject({
    digest: { frequency: 'monthly' },
  })
})

test('how often was not saved: the list shows what still holds', async () => {
  const { ada } = await apiAs()
  await visit('/choices', ada)
  const often = await screen.findByRole<HTMLSelectElement>('combobox', { name: 'How often: About digest' })
  ada.goOffline()
  await userEvent.selectOptions(often, 'Monthly')
  expect((await screen.findByRole('alert')).textContent).toBe(
    'Not saved: About digest still comes as before, weekly. The server did not answer.',
  )
  expect(often.value).toBe('weekly')
})

test.each([
  ['hard-bounce', /the address did not take it\. That was not your choice/],
  ['complaint', /was reported as unwanted from your mailbox/],
] as const)('SUP-04 a block by %s is explained with its date, and lifted on one press', async (reason, why) => {
  const { ada, host } = await apiAs()
  await bounced(host, reason)
  await visit('/choices', ada)
  await screen.findByText(why)
  screen.getByText('Once lifted, this comes again: About offers.')
  expect(screen.getAllByText('Blocked').length).toBe(4)
  await press('Lift the block: E-mail')
  await screen.findByText('The block is lifted. Saved')
  expect((await theSwitch('About offers by e-mail')).checked).toBe(true)
})

test('while blocked, what would come back can be turned off for good', async () => {
  const { ada, host } = await apiAs()
  await bounced(host)
  await visit('/choices', ada)
  await press('Turn off: About offers by e-mail')
  await screen.findByText('Once lifted, nothing comes before you turn it on.')
})

test('a block that was not lifted is still said to be one', async () => {
  const { ada, host } = await apiAs()
  await bounced(host)
  await visit('/choices', ada)
  await screen.findByRole('button', { name: 'Lift the block: E-mail' })
  ada.goOffline()
  await press('Lift the block: E-mail')
  expect((await screen.findByRole('alert')).textContent).toBe('Not saved: the block still stands. The server did not answer.')
})

test('by a link to leave, lifting a block takes a code first', async () => {
  const { ada, host } = await apiAs()
  await bounced(host)
  await visit(choicesLink(host), browser(host, ada.app))
  await press('Lift the block: E-mail')
  await screen.findByRole('button', { name: 'Send the code' })
})

test('SUP-03 what the organisation has given up is not hidden', async () => {
  const { ada, host } = await apiAs()
  await choose(ada, { type: 'Subscribe', topic: 'events', channel: 'email' })
  host.tenant.topics = host.tenant.topics.filter(({ id }) => id !== 'events')
  await visit('/choices', ada)
  const row = within((await screen.findByRole('heading', { name: 'events by e-mail' })).closest('li')!)
  row.getByText('You turned it on on Sun 22 Nov 2026. Nothing of it is sent.')
  row.getByText('No longer sent')
})
