// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { toBase64Url, utf8 } from '#api/bytes.ts'
import type { Mark } from '#domain/marks.ts'
import { people } from '#testing/api-as.ts'
import { memorySource } from '#testing/memory-source.ts'
import { visit } from '#testing/visit.tsx'

const email = 'family@example.org'
const both = (phone: string, born: string): Mark[] => [
  { kind: 'phone', value: phone },
  { kind: 'birth-date', value: born },
]
const person = (ref: string, name: string, marks: Mark[]) => ({
  ref,
  name,
  marks,
  emails: [email],
  items: [{ id: `o${ref}`, category: 'orders', title: `Order of ${name}`, at: '2026-02-15' }],
})

/** Two people with one mailbox; one of them is signed in. */
async function family() {
  const found = [person('1', 'Ada Ek', both('+46 8 111 111', '1980-01-01')), person('2', 'Bo Ek', both('+46 8 222 222', '1981-02-02'))]
  const all = people({ sources: [memorySource({ id: 'shop', name: 'Shop', people: found })] })
  await all.stranger.signIn(email)
  return all.stranger
}
const panel = async () => (await screen.findByRole('heading', { name: 'Which of you is here?' })).closest('section')!
const answer = async (label: string, value: string) => {
  const field = screen.getByLabelText(label)
  await userEvent.clear(field)
  await userEvent.type(field, value)
  await userEvent.click(screen.getByRole('button', { name: 'Show what is mine' }))
}

test.each(['/overview', '/data', '/data/orders', '/data?q=order', `/data/orders/${toBase64Url(utf8('shop\no1'))}`])(
  'IDV-06 on %s nothing of anybody is shown, and why, before one more thing is said',
  async (path) => {
    await visit(path, await family())
    const said = (await panel()).textContent
    expect(said).toContain('Acme knows more than one person under family@example.org.')
    expect(screen.getByRole('main').textContent).not.toMatch(/Ada|Bo Ek|Order of/)
    within(await panel()).getByRole('link', { name: 'decide what is sent' })
  },
)

test('what tells nobody apart is refused beside the field; what does shows everything that is theirs', async () => {
  await visit('/data/orders', await family())
  await panel()
  await answer('Your phone number', '+46 8 999 999')
  expect((await screen.findByRole('alert')).textContent).toMatch(/does not tell us who you are/)
  expect(screen.getByLabelText('Your phone number').getAttribute('aria-invalid')).toBe('true')

  await userEvent.selectOptions(screen.getByLabelText('What do you want to say?'), 'Your date of birth')
  await answer('Your date of birth', '1981-02-02')
  await screen.findByRole('link', { name: 'Order of Bo Ek' })
  expect(screen.queryByText(/Ada/)).toBeNull()
  expect(screen.queryByRole('heading', { name: 'Which of you is here?' })).toBeNull()
  expect(document.activeElement?.tagName).toBe('H1')
})

test('IDV-06 after many tries there are no more for a while', async () => {
  const who = await family()
  await visit('/overview', who)
  await panel()
  for (let tried = 0; tried < 5; tried++) await who.post('/api/v1/session/mark', { kind: 'phone', value: `+46 8 999 99${tried}` })
  await answer('Your phone number', '+46 8 222 222')
  expect((await screen.findByRole('alert')).textContent).toMatch(/many tries/)
})
