// @vitest-environment happy-dom
import { screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { people } from '#testing/api-as.ts'
import { newestCode, newestSecret } from '#testing/browser.ts'
import { hold } from '#testing/records.ts'
import { visit } from '#testing/visit.tsx'

const ada = 'ada@example.org'

async function known() {
  const { host, stranger, another } = people()
  await hold(host, ada, [{ id: 'p1', category: 'profile' }])
  return { host, hers: stranger, another }
}

const heading = (name: string) => screen.findByRole('heading', { level: 1, name })
const press = async (name: string) => userEvent.click(await screen.findByRole('button', { name }))

test('from the first page to the overview by the code of the mail', async () => {
  const { host, hers } = await known()
  await visit('/', hers)
  await userEvent.type(await screen.findByLabelText('Your e-mail address'), ada)
  await press('Send me a code')
  await heading('Type the code we sent')
  await userEvent.type(screen.getByLabelText('Code, eight digits'), (await newestCode(host, ada)).replace(/(\d{4})/, '$1 '))
  await press('Sign in')
  await heading('What Acme holds about you')
})

test('AUTH-05 opening the link of the mail does nothing before the button is pressed', async () => {
  const { host, hers } = await known()
  await hers.post('/api/v1/auth/link', { email: ada })
  const secret = await newestSecret(host, ada)
  const { router } = await visit(`/sign-in#t=${secret}`, hers)
  await screen.findByText('Nothing has happened yet. Press the button to sign in.')
  expect(await (await hers.ask('/api/v1/session')).json()).toEqual({ scope: 'none' })
  expect(router.state.location.hash, 'the secret leaves the address').toBe('')
  await press('Sign in')
  await heading('What Acme holds about you')
})

test('AUTH-04 the link opened in another browser shows the code to type in the first', async () => {
  const { host, hers, another } = await known()
  await hers.post('/api/v1/auth/link', { email: ada })
  const secret = await newestSecret(host, ada)
  await visit(`/sign-in#t=${secret}`, another())
  await press('Sign in')
  await heading('Type this code where you began')
  const code = await newestCode(host, ada)
  screen.getByText(`${code.slice(0, 4)} ${code.slice(4)}`)
})

test('a wrong code is said at the field, and the right one still works', async () => {
  const { host, hers } = await known()
  await hers.post('/api/v1/auth/link', { email: ada })
  const code = await newestCode(host, ada)
  await visit('/sign-in?code=1', hers)
  const field = await screen.findByLabelText('Code, eight digits')
  await userEvent.type(field, code === '00000000' ? '00000001' : '00000000')
  await press('Sign in')
  await screen.findByText('That is not the code in the mail.')
  expect(field.getAttribute('aria-invalid')).toBe('true')
  await userEvent.clear(field)
  await userEvent.type(field, code)
  await press('Sign in')
  await heading('What Acme holds about you')
})

test('whoever is signed out signs in and is back where they were', async () => {
  const { host, hers } = await known()
  await visit('/overview', hers)
  await userEvent.type(await screen.findByLabelText('Your e-mail address'), ada)
  await press('Send me a code')
  await userEvent.type(await screen.findByLabelText('Code, eight digits'), await newestCode(host, ada))
  await press('Sign in')
  await heading('What Acme holds about you')
})

test('no answer: nothing is lost and the page says so', async () => {
  const { hers } = await known()
  await visit('/sign-in', hers)
  const field = await screen.findByLabelText<HTMLInputElement>('Your e-mail address')
  await userEvent.type(field, ada)
  hers.goOffline()
  await press('Send me a code')
  expect((await screen.findByRole('alert')).textContent).toContain('Not sent')
  expect(field.value).toBe(ada)
})
