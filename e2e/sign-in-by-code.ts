import { codeIn, expect, heading, press, test } from './fixtures.ts'

const asa = 'asa.hjulstrom@blaklinten.example'

test('AUTH-03 from the first page to the overview by the code of a mail, out again, and the code works once', async ({ page, mailTo }) => {
  await page.goto('/')
  await page.getByLabel('Your e-mail address').fill(asa)
  await press(page.getByRole('button', { name: 'Send me a code' }), heading(page, 'Type the code we sent'))
  const code = await codeIn(await mailTo(asa))
  await page.goBack()
  const field = page.getByLabel('Code, eight digits')
  await field.fill(`${code.slice(0, 4)} ${code.slice(4)}`)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(heading(page, 'What SuperOffice holds about you')).toBeVisible()

  await page.getByRole('button', { name: 'Sign out' }).first().click()
  await expect(heading(page, /See what SuperOffice knows about you/)).toBeVisible()
  await page.goto('/overview')
  await expect(heading(page, 'Sign in'), 'nothing of it can be read any more').toBeVisible()

  await page.goto('/sign-in?code=1')
  await field.fill(code)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByText('This code no longer works. Ask for a new one.')).toBeVisible()
})

test('AUTH-01 an address nobody knows gets the same answer and no mail', async ({ page }) => {
  await page.goto('/sign-in')
  await page.getByLabel('Your e-mail address').fill('nobody@nowhere.example')
  await press(
    page.getByRole('button', { name: 'Send me a code' }),
    page.getByText('If nobody@nowhere.example is known to us, a mail is on its way.'),
  )
  await page.goto('/dev/mailbox?to=nobody@nowhere.example')
  await expect(page.getByText('Nothing has been written here yet.')).toBeVisible()
})
