// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { apiAs } from '#testing/api-as.ts'
import { type Browser, browser, newestCode } from '#testing/browser.ts'
import { choicesLink } from '#testing/choices-link.ts'
import { visit } from '#testing/visit.tsx'

const masked = 'a•••••a@example.org'
const theSwitch = (name: string) => screen.findByRole<HTMLInputElement>('switch', { name })
const press = async (name: string) => userEvent.click(await screen.findByRole('button', { name }))
const choose = (who: Browser, command: object) => who.post('/api/v1/choices', command)

/** Ada, at home on her own pages, and a browser that has nothing but the link of a mail to her. */
async function byLink(family: 'u1' | 'p1' = 'u1') {
  const { ada, host } = await apiAs()
  return { ada, host, mail: browser(host, ada.app), link: choicesLink(host, family) }
}

test('a visit by link says for whom, with which power, and the one way to everything', async () => {
  const { mail, link } = await byLink()
  await visit(link, mail)
  const text = `Here by the link in a mail, for ${masked}. Everything can be stopped at once; turning something on takes a code by mail.`
  await screen.findByText((_, element) => element?.tagName === 'P' && element.textContent === text)
  expect(
    screen
      .getByText(/^To see everything/)
      .querySelector('a')!
      .getAttribute('href'),
  ).toBe('/sign-in?returnTo=%2Foverview')
})

test('TOK-01 a link to leave shows neither consents nor objections, and says how to see them', async () => {
  const { mail, link } = await byLink()
  await visit(link, mail)
  await screen.findByRole('heading', { name: 'Consents and objections' })
  for (const name of ['Consents', 'Your right to object']) expect(screen.queryByRole('heading', { name })).toBeNull()
  expect(screen.queryByText(/consents/, { selector: '.lead' })).toBeNull()
})

test('stopping is one press, and kept', async () => {
  const { ada, mail, link } = await byLink()
  await choose(ada, { type: 'Subscribe', topic: 'events', channel: 'email' })
  await visit(link, mail)
  const events = await theSwitch('About events by e-mail')
  await userEvent.click(events)
  await waitFor(() => expect(events.checked).toBe(false))
  const choices = (await (await ada.ask('/api/v1/choices')).json()) as { topics: Record<string, unknown> }
  expect(choices.topics.events).toMatchObject({ email: { status: 'unsubscribed', door: 'link-page' } })
})

test('turning on asks for a code to that mailbox, and leads back with the power to do it', async () => {
  const { host, mail, link } = await byLink()
  const { router } = await visit(link, mail)
  const events = await theSwitch('About events by e-mail')
  await userEvent.click(events)
  expect((await screen.findByRole('alert')).textContent).toBe(
    `Nothing has changed. Everybody who has the mail can open this page, so this takes a code. It goes to ${masked}.`,
  )
  expect(events.checked).toBe(false)
  await press('Send the code')
  await userEvent.type(await screen.findByLabelText('Code, eight digits'), await newestCode(host, 'ada@example.org'))
  await press('Sign in')
  await userEvent.click(await theSwitch('About events by e-mail'))
  await waitFor(async () => expect((await theSwitch('About events by e-mail')).checked).toBe(true))
  expect(router.state.location.pathname).toBe('/choices')
})

test('a code that could not be asked for is said so in place', async () => {
  const { mail, link } = await byLink()
  await visit(link, mail)
  await userEvent.click(await theSwitch('About events by e-mail'))
  await screen.findByRole('button', { name: 'Send the code' })
  mail.goOffline()
  await press('Send the code')
  await screen.findByText('Not sent: the site did not answer.')
})

test('whose address is not written down names it on the way', async () => {
  const { host, mail } = await byLink()
  const { router } = await visit(choicesLink(host, 'u1', 'unknown@example.org'), mail)
  await screen.findByText('the address the mail came to')
  await userEvent.click(await theSwitch('About events by e-mail'))
  await userEvent.click(await screen.findByRole('link', { name: 'Sign in' }))
  await screen.findByLabelText('Your e-mail address')
  expect(router.state.location.search).toBe('?returnTo=%2Fchoices')
})

test('signing in from a link visit knows the masked address, and takes another one too', async () => {
  const { host, mail, link } = await byLink()
  const { router } = await visit(link, mail)
  await theSwitch('About events by e-mail')
  await router.navigate('/sign-in?returnTo=%2Foverview')
  await screen.findByText(`We send a code to ${masked}. Afterwards you are back where you were, and everything is open.`)
  await press('Send me a code')
  await screen.findByRole('heading', { name: 'Type the code we sent' })
  await press('Send a new code')
  await screen.findByText('A new code is on its way. The one before no longer works.')
  await newestCode(host, 'ada@example.org')
  expect(new Set(host.mails.slice(-2).map(({ to }) => to))).toEqual(new Set(['ada@example.org']))
  await userEvent.click(screen.getByRole('link', { name: 'Another address' }))
  await press('Another address')
  await screen.findByLabelText('Your e-mail address')
})

test('TOK-01 a preference link turns on as well as off, consents too; what is weighed takes a sign-in', async () => {
  const { mail, link } = await byLink('p1')
  await visit(link, mail)
  const profiling = await theSwitch('profiling')
  await userEvent.click(profiling)
  await waitFor(() => expect(profiling.checked).toBe(true))
  const row = screen.getByRole('heading', { name: 'security' }).closest('li')!
  expect(within(row).getByRole('link', { name: 'Sign in to object: security' }).getAttribute('href')).toBe('/sign-in?returnTo=%2Fchoices')
  expect(screen.getByText(/Each change is told to that address/)).toBeDefined()
})

test('a change that was not saved in a link visit goes back and says so', async () => {
  const { ada, mail, link } = await byLink()
  await choose(ada, { type: 'Subscribe', topic: 'events', channel: 'email' })
  await visit(link, mail)
  const events = await theSwitch('About events by e-mail')
  mail.goOffline()
  await userEvent.click(events)
  expect((await screen.findByRole('alert')).textContent).toBe('Not saved: About events by e-mail is still on. The server did not answer.')
  expect(events.checked).toBe(true)
})
