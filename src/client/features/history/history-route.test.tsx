// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { apiAs, type Signed } from '#testing/api-as.ts'
import { visit } from '#testing/visit.tsx'

const choose = async ({ ada }: Signed, command: object) => {
  const answer = await ada.post('/api/v1/choices', command)
  if (!answer.ok) throw new Error(await answer.text())
}

async function withdrawn() {
  const all = await apiAs()
  await choose(all, { type: 'GiveConsent', purpose: 'profiling', textVersion: '2026-01' })
  all.host.pass(5)
  await choose(all, { type: 'RefuseConsent', purpose: 'profiling', textVersion: '2026-01' })
  return all
}

const entryOf = async (sentence: string) => (await screen.findByRole('heading', { level: 3, name: sentence })).closest('li')!

test('a withdrawal stands above the yes it took back, each with its door and its words', async () => {
  const { ada } = await withdrawn()
  await visit('/history', ada)
  const back = await entryOf('You took back your yes: profiling.')
  within(back).getByText(/By you, signed in on this site/)
  const yes = await entryOf('You said yes: profiling.')
  within(yes).getByText(/Text version 2026-01, English/)
  expect(back.compareDocumentPosition(yes) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy()
})

test('one kind at a time, with how many there are', async () => {
  const { ada } = await withdrawn()
  await visit('/history', ada)
  await userEvent.click(await screen.findByRole('link', { name: 'Your choices 2' }))
  await waitFor(() => expect(screen.queryByRole('heading', { level: 3, name: 'You signed in.' })).toBeNull())
  await entryOf('You said yes: profiling.')
  await userEvent.click(screen.getByRole('link', { name: 'Who looked 0' }))
  await screen.findByText('Nobody at Acme has looked at your pages.')
})

test('IMP-06 who looked: when, at what, why, under which ticket, and not who', async () => {
  const all = await withdrawn()
  const { people } = (await (await all.sam.post('/api/v1/staff/people/search', { text: 'ada@example.org' })).json()) as {
    people: { personId: string }[]
  }
  await all.sam.post('/api/v1/staff/views', { personId: people[0]!.personId, reason: 'support-call', ticket: '48213' })
  await all.sam.ask('/api/v1/choices')
  all.host.pass(6)
  await all.sam.ask('/api/v1/staff/views/current', { method: 'DELETE' })

  await visit('/history?kind=looked', all.ada)
  const look = await entryOf('Staff of Acme looked at your pages')
  within(look).getByText('6 minutes, read only. They saw: choices. Why: support call, ticket 48213.')
  expect(document.body.textContent).not.toContain('sam')
})

test('fifty entries at first, the rest at a press, none twice, and the address keeps the place', async () => {
  const all = await apiAs()
  for (let press = 0; press < 30; press++) {
    await choose(all, { type: 'Subscribe', topic: 'events', channel: 'email' })
    await choose(all, { type: 'Unsubscribe', topic: 'events', channel: 'email' })
  }
  const { router } = await visit('/history?kind=choices', all.ada)
  expect(await screen.findAllByRole('heading', { level: 3 })).toHaveLength(50)
  await userEvent.click(screen.getByRole('button', { name: 'Show earlier: 10 entries' }))
  await screen.findByText('60 of 60')
  expect(screen.getAllByRole('heading', { level: 3 })).toHaveLength(60)
  expect(router.state.location.search).toBe('?kind=choices&shown=50')
})

test('nothing that was kept can be shown: the page says so', async () => {
  const { ada } = await apiAs()
  await visit('/history?kind=requests', ada)
  await screen.findByText('You have not asked for anything yet.')
})
