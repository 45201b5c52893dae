// @vitest-environment happy-dom
import { cleanup, screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { asked, disputed } from '#testing/disputed.ts'
import { visit } from '#testing/visit.tsx'

type Disputed = Awaited<ReturnType<typeof disputed>>

const press = async (name: string | RegExp) => userEvent.click(await screen.findByRole('button', { name }))
const open = ({ ada, id }: Disputed) => visit(`/data/profile/${id}`, ada)
const requestsOf = async ({ ada }: Disputed) => (await asked(ada.ask('/api/v1/requests'))).requests
const row = (name: string) => screen.getByText(name, { selector: 'dt' }).parentElement!

test('a value is corrected in its place, old beside new, and still there on the next visit', async () => {
  const all = await disputed()
  await open(all)
  await press('Correct Phone')
  const field = await screen.findByLabelText('New value of Phone')
  expect(document.activeElement).toBe(field)
  screen.getByText('Now: +46 8 123 456')
  expect(screen.queryByText(/A person at Acme decides/), 'nobody has to look at it').toBeNull()
  await userEvent.type(field, '+46 8 999 999')
  await press('Save the new value')
  await screen.findByText('Saved. Before: +46 8 123 456. Now: +46 8 999 999')
  expect(document.activeElement?.textContent).toBe('Correct')

  cleanup()
  await open(all)
  await screen.findByText('+46 8 999 999')
})

test('where a human decides the form says so beforehand, takes a reason and a file, and the field then stands as disputed', async () => {
  const all = await disputed()
  await open(all)
  await press('Say it is wrong: surname')
  screen.getByText(/^A person at Acme decides on this\. The answer is due Tuesday 22 December 2026\./)
  await userEvent.type(screen.getByLabelText('New value of surname'), 'Lovelace')
  await userEvent.type(screen.getByLabelText('Why it is wrong, if you want to say'), 'A slip.')
  const file = new File(['%PDF-1.7'], 'Proof.pdf', { type: 'application/pdf' })
  await userEvent.upload(screen.getByLabelText('Something that shows it, if you have it'), file)
  await press('Ask for the new value')
  const link = await screen.findByRole('link', { name: 'The answer is due Tue 22 Dec 2026' })
  const [request] = await requestsOf(all)
  expect(link.getAttribute('href')).toBe(`/requests/${request.id}`)
  expect(within(row('surname')).queryByRole('button'), 'once').toBeNull()
  screen.getByText('Held, not used')
  expect(await asked(all.ada.ask(`/api/v1/requests/${request.id}`))).toMatchObject({
    correction: { after: 'Lovelace', file: { name: 'Proof.pdf', size: 8 } },
    messages: [{ text: 'A slip.' }],
  })

  await userEvent.click(link)
  await screen.findByRole('heading', { name: 'What you say is wrong: surname' })
  expect(row('Stood there').textContent).toContain('Lovelock')
  expect(row('Should be').textContent).toContain('Lovelace')
  expect(row('Sent along').textContent).toContain('Proof.pdf')
})

test('what the system refuses after all goes to a human, with the words that were typed', async () => {
  const all = await disputed({ over: { correct: async () => ({ category: 'profile', result: 'not-possible', count: 0 }) } })
  await open(all)
  await press('Correct Phone')
  await userEvent.type(await screen.findByLabelText('New value of Phone'), '2{Enter}')
  await screen.findByRole('link', { name: /^The answer is due/ })
  expect(screen.queryByText(/^Saved/)).toBeNull()
})

test.each([
  ['a kind that cannot be sent', new File(['x'], 'a.zip', { type: 'application/zip' }), /This kind of file cannot be sent/],
  ['one that is too large', new File(['x'.repeat(500_001)], 'a.txt', { type: 'text/plain' }), /larger than 500 kB/],
  ['one that lies about its kind', new File(['MZ'], 'a.pdf', { type: 'application/pdf' }), /The file is not what its type says/],
])('of files, %s is said at its field, and nothing is lost', async (_, file, words) => {
  const all = await disputed()
  await open(all)
  await press('Say it is wrong: surname')
  await userEvent.type(screen.getByLabelText('New value of surname'), 'Lovelace')
  await userEvent.upload(screen.getByLabelText('Something that shows it, if you have it'), file, { applyAccept: false })
  await press('Ask for the new value')
  await screen.findByText(words)
  expect(screen.getByLabelText<HTMLInputElement>('New value of surname').value).toBe('Lovelace')
  expect(await requestsOf(all)).toEqual([])
})

test('a yes and no is chosen, and so is a code of the organisation', async () => {
  const all = await disputed()
  all.host.tenant.categories[0]!.fields.surname = {
    label: { en: 'Surname', sv: 'Efternamn' },
    values: { Lovelock: { en: 'Lock', sv: 'Lås' }, Lovelace: { en: 'Lace', sv: 'Spets' } },
  }
  await open(all)
  await press('Say it is wrong: vip')
  expect((await screen.findByLabelText('New value of vip')).textContent).toBe('Yes')
  await press('Ask for the new value')
  await press('Say it is wrong: Surname')
  expect((await screen.findByLabelText('New value of Surname')).textContent).toBe('Lace')
})

test('somebody who has said it elsewhere meanwhile sees that it is disputed', async () => {
  const all = await disputed()
  await open(all)
  await press('Say it is wrong: surname')
  await all.dispute()
  await userEvent.type(screen.getByLabelText('New value of surname'), 'Lovelace')
  await press('Ask for the new value')
  await screen.findByRole('link', { name: /^The answer is due/ })
  expect(screen.queryByLabelText('New value of surname')).toBeNull()
})

test('without a connection it says so and keeps what was typed', async () => {
  const all = await disputed()
  await open(all)
  await press('Say it is wrong: surname')
  await userEvent.type(screen.getByLabelText('New value of surname'), 'Lovelace')
  all.ada.goOffline()
  await press('Ask for the new value')
  expect((await screen.findByRole('alert')).textContent).toContain('Not sent.')
  expect(screen.getByLabelText<HTMLInputElement>('New value of surname').value).toBe('Lovelace')
})

test('what is not shown says why and cannot be corrected; the place of the organisation to edit the rest is named', async () => {
  const all = await disputed()
  all.host.tenant.categories[0]!.editAt = { title: { en: 'Your account', sv: 'Ditt konto' }, url: 'https://acme.example/account' }
  await open(all)
  expect((await screen.findByRole('link', { name: 'Edit it in Your account' })).getAttribute('href')).toBe('https://acme.example/account')
  expect(row('rival').textContent).toMatch(/^rivalName covered/)
  expect(within(row('rival')).queryByRole('button')).toBeNull()
})
