// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { toBase64Url, utf8 } from '#api/bytes.ts'
import { people } from '#testing/api-as.ts'
import { memorySource } from '#testing/memory-source.ts'
import { visit } from '#testing/visit.tsx'

const email = 'ada@example.org'
const refuses = () => Promise.reject(new Error('connection refused'))
const holding = (id: string, name: string, category: string) =>
  memorySource({ id, name, people: [{ ref: '1', name: 'Ada Ek', emails: [email], items: [{ id: `${id}1`, category, at: '2026-02-15' }] }] })

beforeEach(() => {
  vi.spyOn(console, 'warn').mockReturnValue()
})
afterEach(() => {
  vi.restoreAllMocks()
})

/** Ada, signed in; the shop answers, and the old CRM does not. */
async function signedIn() {
  const crm = holding('crm', 'Old CRM', 'tickets')
  const { find } = crm
  const all = people({ sources: [holding('shop', 'Shop', 'orders'), crm] })
  await all.stranger.signIn(email)
  crm.find = refuses
  const answers = () => {
    crm.find = find
    // A system that was just silent is not waited for again.
    all.host.pass(1)
  }
  return { ada: all.stranger, answers }
}
const note = async () =>
  (await screen.findByRole('heading', { name: 'Pending: no answer yet from Old CRM' })).closest<HTMLElement>('.note')!
const itemPath = `/data/tickets/${toBase64Url(utf8('crm\ncrm1'))}`

test.each(['/overview', '/data', '/data/orders', '/data?q=orders', itemPath])(
  'ACC-15 on %s a system that does not answer is named, with since when, until when it is owed, and the ways on',
  async (path) => {
    const { ada } = await signedIn()
    await visit(path, ada)
    const said = (await note()).textContent
    expect(said).toMatch(/Old CRM has not answered since .* \d\d:\d\d\. What it holds about you is not in the numbers/)
    expect(said).toContain('due by Tuesday 22 December 2026')
    expect(
      within(await note())
        .getByRole('link')
        .getAttribute('href'),
    ).toBe('/requests/new/access')
    expect(screen.getAllByRole('heading', { name: /^Pending/ })).toHaveLength(1)
  },
)

test('asking again says what came of it, and what was missing is there in the end', async () => {
  const { ada, answers } = await signedIn()
  await visit('/data', ada)
  await screen.findByRole('link', { name: 'Your orders' })
  await userEvent.click(within(await note()).getByRole('button', { name: 'Try again now' }))
  await screen.findByText(/^Asked at \d\d:\d\d: still no answer\.$/)
  answers()
  await userEvent.click(screen.getByRole('button', { name: 'Try again now' }))
  await screen.findByRole('link', { name: 'Your tickets' })
  expect(screen.queryByRole('heading', { name: /^Pending/ })).toBeNull()
  expect(document.activeElement?.textContent).toBe('It has answered. Everything is here now.')
})

test('an item of a silent system comes as soon as the system answers', async () => {
  const { ada, answers } = await signedIn()
  await visit(itemPath, ada)
  await screen.findByRole('heading', { level: 1, name: 'This cannot be shown yet' })
  answers()
  await userEvent.click(within(await note()).getByRole('button', { name: 'Try again now' }))
  await screen.findByRole('heading', { level: 1, name: 'tickets crm1' })
})

test('nothing held in the systems that answered is not nothing held', async () => {
  const { ada } = await signedIn()
  await visit('/data?q=zebra', ada)
  await waitFor(() => expect(screen.getByRole('main').textContent).toContain('A system has not answered yet, so there may be more.'))
})
