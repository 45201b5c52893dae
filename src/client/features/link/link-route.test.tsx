// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { apiAs, people } from '#testing/api-as.ts'
import { choicesLink } from '#testing/choices-link.ts'
import { hold } from '#testing/records.ts'
import { visit } from '#testing/visit.tsx'

const ada = 'ada@example.org'

async function known() {
  const { host, stranger, another } = people()
  await hold(host, ada, [{ id: 'p1', category: 'profile' }])
  // She has been here once, so that her address is written down.
  await another().signIn(ada)
  return { host, stranger, another }
}

const heading = (name: string) => screen.findByRole('heading', { level: 1, name })
const press = async (name: string) => userEvent.click(await screen.findByRole('button', { name }))
const sessionOf = async (who: { ask: (path: string) => Promise<Response> }) => (await who.ask('/api/v1/session')).json()

test('TOK-06 the token is taken out of the address before anything is asked, and stands nowhere else', async () => {
  const { host, stranger } = await known()
  const link = choicesLink(host)
  const token = link.split('=')[1]!
  const asked: [string, string][] = []
  const watched = {
    fetch: (input: RequestInfo | URL, init?: RequestInit) => {
      asked.push([input instanceof Request ? input.url : String(input), location.href])
      return stranger.fetch(input, init)
    },
  }
  const { router } = await visit(link, watched)
  await heading('What Acme sends you')
  expect(asked.length).toBeGreaterThan(0)
  expect(asked.flat().filter((address) => address.includes(token))).toEqual([])
  expect(router.state.location).toMatchObject({ pathname: '/choices', search: '', hash: '' })
  expect(JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state])).not.toContain(token)
})

test('while the link is looked at the page says so calmly', async () => {
  const { host, stranger } = await known()
  let answer = () => {}
  const slow = {
    fetch: async (input: RequestInfo | URL, init?: RequestInit) => {
      if (String(input).endsWith('/exchange')) await new Promise<void>((resolve) => (answer = resolve))
      return stranger.fetch(input, init)
    },
  }
  await visit(choicesLink(host), slow)
  await heading('Opening your choices')
  screen.getByText('The link from your mail is being checked. Nothing changes by that.')
  await waitFor(() => {
    answer()
    screen.getByRole('heading', { level: 1, name: 'What Acme sends you' })
  })
})

test('TOK-01 a visit by link has no name, one place of six, and an end; every other page of hers leads back', async () => {
  const { host, stranger } = await known()
  const { router } = await visit(choicesLink(host), stranger)
  await heading('What Acme sends you')
  const places = within(await screen.findByRole('navigation', { name: 'Your privacy' }))
  expect(places.getAllByRole('link').map((link) => link.textContent?.trim())).toEqual([
    'Choices',
    'Privacy notice',
    'This device',
    'Help and contact',
  ])
  expect(screen.getAllByText('a•••••a@example.org').length).toBeGreaterThan(0)
  expect(document.body.textContent).not.toContain('Lovelace')
  await router.navigate('/overview')
  expect(router.state.location.pathname).toBe('/choices')
  await userEvent.click((await screen.findAllByRole('button', { name: 'End this visit' }))[0]!)
  await heading('See what Acme knows about you. Decide what happens to it.')
  expect(await sessionOf(stranger)).toEqual({ scope: 'none' })
})

test('the link of somebody else asks first whose choices to open; staying keeps everything', async () => {
  const { eve, host } = await apiAs()
  const { router } = await visit(choicesLink(host), eve)
  await heading('Whose choices do you want to open?')
  screen.getByText(
    (_, element) => element?.textContent === 'The link in the mail is for a•••••a@example.org. Open in this browser is Eve Adams.',
  )
  await userEvent.click(screen.getByRole('link', { name: 'Stay with Eve Adams' }))
  await heading('What Acme may do')
  expect(router.state.location.pathname).toBe('/choices')
  expect(await sessionOf(eve)).toMatchObject({ scope: 'person', name: 'Eve Adams' })
})

test('and opening them ends the other visit in this browser', async () => {
  const { eve, host } = await apiAs()
  await visit(choicesLink(host), eve)
  await press('Open a•••••a@example.org')
  await heading('What Acme sends you')
  expect(await sessionOf(eve)).toMatchObject({ scope: 'stop', address: 'a•••••a@example.org' })
})

test('her own link leaves her signed in', async () => {
  const { ada: hers, host } = await apiAs()
  await visit(choicesLink(host), hers)
  await heading('What Acme may do')
  expect(await sessionOf(hers)).toMatchObject({ scope: 'person' })
})

test('TOK-02 a forged link opens nothing and leads on', async () => {
  const { host, stranger } = await known()
  await visit(`${choicesLink(host).slice(0, -4)}AAAA`, stranger)
  await heading('This link opens nothing')
  expect(screen.getByRole('link', { name: 'Get a new link' }).getAttribute('href')).toBe('/#lost')
  expect(await sessionOf(stranger)).toEqual({ scope: 'none' })
})

test('a link older than 30 days says what it still does, and offers a code', async () => {
  const { host, stranger } = await known()
  const link = choicesLink(host, 'p1')
  host.pass(31 * 24 * 60)
  const { router } = await visit(link, stranger)
  await heading('This link is too old to open your choices')
  await userEvent.click(screen.getByRole('link', { name: 'Get a code by mail' }))
  await heading('Sign in')
  expect(router.state.location.search).toBe('?returnTo=%2Fchoices')
})

test('no answer: the page says so, and the link can be tried again in place', async () => {
  const { host, stranger } = await known()
  let lost = true
  const shaky = {
    fetch: (input: RequestInfo | URL, init?: RequestInit) =>
      lost && String(input).endsWith('/exchange') ? Promise.reject(new TypeError('Failed to fetch')) : stranger.fetch(input, init),
  }
  await visit(choicesLink(host), shaky)
  await heading('Your choices could not be opened')
  screen.getByText('The server did not answer. Nothing has changed.')
  lost = false
  await press('Try again')
  await heading('What Acme sends you')
})

test('the link of a mail survives what mail systems put behind it', async () => {
  const { host, stranger } = await known()
  await visit(`${choicesLink(host, 'p1')}?utm_source=mail&mc_eid=1`, stranger)
  await heading('What Acme may do')
})
