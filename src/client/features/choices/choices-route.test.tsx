// @vitest-environment happy-dom
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { apiAs } from '#testing/api-as.ts'
import type { Browser } from '#testing/browser.ts'
import { visit } from '#testing/visit.tsx'

const theSwitch = (name: string) => screen.findByRole<HTMLInputElement>('switch', { name })
const press = async (name: string) => userEvent.click(await screen.findByRole('button', { name }))
const choose = (who: Browser, command: object) => who.post('/api/v1/choices', command)
const becomes = (box: HTMLInputElement, on: boolean) => waitFor(() => expect(box.checked).toBe(on))

test('a topic is saved and still there on the next visit', async () => {
  const { ada } = await apiAs()
  await visit('/choices', ada)
  await userEvent.click(await theSwitch('About news by text message'))
  await becomes(await theSwitch('About news by text message'), true)
  await screen.findByText('Saved')

  cleanup()
  await visit('/choices', ada)
  expect((await theSwitch('About news by text message')).checked).toBe(true)
  expect((await theSwitch('About news by e-mail')).checked).toBe(false)
})

test('WEB-01 a change that was not saved goes back, names the thing, and can be tried again in place', async () => {
  const { ada } = await apiAs()
  await visit('/choices', ada)
  const offers = await theSwitch('About offers by e-mail')
  ada.goOffline()
  await userEvent.click(offers)
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toBe('Not saved: About offers by e-mail is still on. The server did not answer.')
  expect(offers.checked).toBe(true)

  ada.goOnline()
  await press('Try again')
  await becomes(offers, false)
  expect(screen.queryByRole('alert')).toBeNull()
  expect(document.activeElement, 'the focus is not lost with the button').toBe(offers)
})

test('two topics that fail are both named', async () => {
  const { ada } = await apiAs()
  await visit('/choices', ada)
  const [email, sms] = [await theSwitch('About news by e-mail'), await theSwitch('About news by text message')]
  ada.goOffline()
  await userEvent.click(email)
  await userEvent.click(sms)
  await waitFor(() => expect(screen.getAllByRole('alert')).toHaveLength(2))
})

test('where nobody asked, the switch shows what happens now and says so', async () => {
  const { ada } = await apiAs()
  await visit('/choices', ada)
  const described = (box: HTMLInputElement) => document.getElementById(box.getAttribute('aria-describedby') ?? '')?.textContent
  const offers = await theSwitch('About offers by e-mail')
  expect([offers.checked, described(offers)]).toEqual([true, 'Not asked yet'])
  const events = await theSwitch('About events by e-mail')
  expect([events.checked, described(events)]).toEqual([false, 'Not asked yet'])
  await userEvent.click(events)
  await becomes(events, true)
  expect(described(events)).toBeUndefined()
})

test('the first sentence counts what is true now', async () => {
  const { ada } = await apiAs()
  await visit('/choices', ada)
  const lead = (await screen.findByRole('heading', { level: 1 })).parentElement!.querySelector('.lead')!
  const first = '1 of 4 topics reaches you by e-mail. Nothing reaches you by text message. 0 of 1 consents are given.'
  expect(lead.textContent).toContain(first)
  await userEvent.click(await theSwitch('profiling'))
  await waitFor(() => expect(lead.textContent).toContain('1 of 1 consents is given.'))
})

test('CON-02 taking a yes back takes no more steps than giving it, by keyboard too', async () => {
  const { ada } = await apiAs()
  await visit('/choices', ada)
  const profiling = await theSwitch('profiling')
  profiling.focus()
  await userEvent.keyboard(' ')
  await becomes(profiling, true)
  screen.getByRole('link', { name: 'text version 2026-01' })
  await userEvent.keyboard(' ')
  await becomes(profiling, false)
  await screen.findByText(/^Taken back/)
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('CON-03 how to take a yes back is said before one is given', async () => {
  const { ada } = await apiAs()
  await visit('/choices', ada)
  const info = await screen.findByText(/You can take a yes back here, in the same one step/)
  const before = info.compareDocumentPosition(await theSwitch('profiling')) & Node.DOCUMENT_POSITION_FOLLOWING
  expect(before).toBeTruthy()
})

test('a text that has changed meanwhile is read anew before it is agreed to', async () => {
  const { ada, host } = await apiAs()
  await visit('/choices', ada)
  const profiling = await theSwitch('profiling')
  const purpose = host.tenant.purposes.find(({ id }) => id === 'profiling')!
  Object.assign(purpose, { textVersion: '2026-09', description: { en: 'A new text.', sv: 'En ny text.' } })
  await userEvent.click(profiling)
  expect((await screen.findByRole('alert')).textContent).toContain('The text has changed since this page was opened.')
  expect(profiling.checked).toBe(false)
  await press('Show the new text')
  await screen.findByText('A new text.')
  await userEvent.click(profiling)
  await becomes(profiling, true)
})

test('CON-14 one press stops all marketing and says what; one press takes it back', async () => {
  const { ada } = await apiAs()
  await choose(ada, { type: 'Subscribe', topic: 'events', channel: 'email' })
  await visit('/choices', ada)
  await press('Stop all marketing')
  await screen.findByText('Stopped and saved: 2 topics and 2 other uses for marketing. Undo works for 30 minutes.')
  expect(screen.getAllByRole<HTMLInputElement>('switch').filter(({ checked }) => checked)).toEqual([])
  await press('Undo')
  await screen.findByText('As it was before. Saved')
  expect((await theSwitch('About events by e-mail')).checked).toBe(true)
})

test('what cannot be stopped has a reason and no switch', async () => {
  const { ada } = await apiAs()
  await visit('/choices', ada)
  const row = (await screen.findByRole('heading', { name: 'About service' })).closest('li')!
  within(row).getByText(/You need these to use what you bought/)
  within(row).getByText('Always sent')
  expect(within(row).queryByRole('switch')).toBeNull()
})

test('OBJ-01 an objection to marketing holds at once and is taken back as easily', async () => {
  const { ada } = await apiAs()
  await visit('/choices', ada)
  await press('Object: existing-customers')
  await screen.findByText('Stopped. Saved')
  expect((await theSwitch('About offers by e-mail')).checked).toBe(false)
  await press('Take the objection back: existing-customers')
  await becomes(await theSwitch('About offers by e-mail'), true)
})

test('OBJ-04 any other interest is stopped while the objection is assessed, with the date of the answer', async () => {
  const { ada } = await apiAs()
  await visit('/choices', ada)
  await press('Object: security')
  await screen.findByText('Use stopped while assessed')
  screen.getByText('You objected on Sun 22 Nov 2026. The answer is due Tue 22 Dec 2026.')
  const follow = screen.getByRole('link', { name: 'Follow it: security' })
  await waitFor(() => expect(document.activeElement).toBe(follow))
})

test('IMP-03 staff who look see locks and nothing to press', async () => {
  const { ada, sam } = await apiAs()
  await choose(ada, { type: 'GiveConsent', purpose: 'profiling', textVersion: '2026-01' })
  const { people } = (await (await sam.post('/api/v1/staff/people/search', { text: 'Lovelace' })).json()) as {
    people: { personId: string }[]
  }
  await sam.post('/api/v1/staff/views', { personId: people[0]!.personId, reason: 'support-call', ticket: 'T-1' })
  await visit('/choices', sam)
  const main = await screen.findByRole('main')
  await within(main).findByRole('heading', { name: 'Consents' })
  expect(within(main).queryAllByRole('switch')).toEqual([])
  expect(within(main).queryAllByRole('button')).toEqual([])
})

test('the page speaks Swedish', async () => {
  const { ada } = await apiAs()
  await visit('/choices', ada, 'sv')
  await screen.findByRole('heading', { level: 1, name: 'Vad Acme får göra' })
  await theSwitch('Om news via e-post')
})
