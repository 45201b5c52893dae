import { codeIn, expect, heading, linkIn, press, test } from './fixtures.ts'

const mindaugas = 'mindaugas@kulgrindos.example'
const tuva = 'tuva.bergqvist@norrskensbageriet.example'

test('AUTH-05 the link of the mail does nothing when it is opened; the button signs in', async ({ page, mailTo }) => {
  await page.goto('/')
  await page.getByLabel('Your e-mail address').fill(mindaugas)
  await press(page.getByRole('button', { name: 'Send me a code' }), heading(page, 'Type the code we sent'))
  await linkIn(await mailTo(mindaugas), '/sign-in#t=').click()
  await expect(page.getByText('Nothing has happened yet. Press the button to sign in.')).toBeVisible()
  await expect(page, 'the secret leaves the address').toHaveURL(/\/sign-in$/)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(heading(page, 'What SuperOffice holds about you')).toBeVisible()
})

test('@server AUTH-04 opened in another browser the link shows the code to type in the first one', async ({ page, another }) => {
  await page.goto('/')
  await page.getByLabel('Your e-mail address').fill(tuva)
  await press(page.getByRole('button', { name: 'Send me a code' }), heading(page, 'Type the code we sent'))

  const elsewhere = await another()
  const mail = await elsewhere.mailTo(tuva)
  const code = await codeIn(mail)
  await linkIn(mail, '/sign-in#t=').click()
  await elsewhere.page.getByRole('button', { name: 'Sign in' }).click()
  await expect(heading(elsewhere.page, 'Type this code where you began')).toBeVisible()
  await expect(elsewhere.page.getByText(`${code.slice(0, 4)} ${code.slice(4)}`)).toBeVisible()
  await elsewhere.page.goto('/overview')
  await expect(heading(elsewhere.page, 'Sign in'), 'nobody is signed in there').toBeVisible()

  await page.getByLabel('Code, eight digits').fill(code)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(heading(page, 'What SuperOffice holds about you')).toBeVisible()
})
