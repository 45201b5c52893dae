// @vitest-environment happy-dom
import { screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { deliver } from '#api/effects/deliver.ts'
import { people } from '#testing/api-as.ts'
import { hold } from '#testing/records.ts'
import { visit } from '#testing/visit.tsx'

const ada = 'ada@example.org'
const lost = () => screen.findByLabelText<HTMLInputElement>('Address our mails come to')
const press = async () => userEvent.click(await screen.findByRole('button', { name: 'Send me a new link' }))
const sent = 'If the address is known to us, a mail with the link is on its way.'

async function known() {
  const { host, stranger } = people()
  await hold(host, ada, [{ id: 'p1', category: 'profile' }])
  return { host, stranger }
}

test('AUTH-01 a lost mail is replaced, and the page says the same of every address', async () => {
  const { host, stranger } = await known()
  for (const [address, mails] of [
    ['nobody@example.org', 0],
    [ada, 1],
  ] as const) {
    const { unmount } = await visit('/', stranger)
    await userEvent.type(await lost(), address)
    await press()
    expect((await screen.findByText(sent)).closest('[role=status]')).not.toBeNull()
    unmount()
    await deliver(host)
    expect(host.mails.map(({ to }) => to)).toEqual(Array(mails).fill(ada))
  }
})

test('the link of the new mail opens the choices, both ways', async () => {
  const { host, stranger } = await known()
  await stranger.post('/api/v1/auth/preferences', { email: ada })
  await deliver(host)
  const link = /https:\S+(\/choices#p=[\w.-]+)/.exec(host.mails[0]!.text)![1]!
  await visit(link, stranger)
  await screen.findByRole('heading', { level: 1, name: 'What Acme may do' })
  await userEvent.click(await screen.findByRole('switch', { name: 'About events by e-mail' }))
  await screen.findByText('Saved')
})

test('a mail that could not be asked for is said so, and the address stays', async () => {
  const { stranger } = await known()
  await visit('/', stranger)
  const field = await lost()
  await userEvent.type(field, ada)
  stranger.goOffline()
  await press()
  expect((await screen.findByRole('alert')).textContent).toContain('Not sent')
  expect([field.value, screen.queryByText(sent)]).toEqual([ada, null])
})
