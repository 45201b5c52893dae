import { expect, heading, test } from './fixtures.ts'

const ueli = 'ueli.braendlimatter@saegemuehle-oberli.example'

test('a request is filed, has a due date, a number and a mail, takes a message, and can be withdrawn', async ({ page, signIn, mailTo }) => {
  await signIn(ueli)
  await page.getByRole('link', { name: 'Requests', exact: true }).click()
  await expect(page.getByText('You have not asked for anything yet')).toBeVisible()
  await page.goto('/requests/new')
  await page.locator('a[href="/requests/new/restriction"]').first().click()
  await expect(heading(page, 'Hold data without using it')).toBeVisible()
  await page.getByLabel('In your own words (optional)').fill('The note about March is wrong.')
  await page.getByRole('button', { name: 'Send the request' }).click()
  await expect(page.getByText('It has arrived')).toBeVisible()
  await expect(page.getByRole('heading', { name: /^The answer is due on / })).toBeVisible()
  await expect(page.getByText(/^Request \S+, sent by you on /)).toBeVisible()
  const own = page.url()

  const mail = await mailTo(ueli, /We have your request/)
  await expect(mail).not.toContainText('March')
  await mail.getByRole('link', { name: /\/requests\// }).click()
  await expect(page, 'the mail leads to it').toHaveURL(own)

  await page.getByLabel('Write to the privacy office').fill('It is the note of 4 March.')
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await expect(page.getByText('It is the note of 4 March.')).toBeVisible()

  await page.getByRole('button', { name: 'Withdraw this request' }).click()
  await page.getByRole('dialog', { name: 'Withdraw this request?' }).getByRole('button', { name: 'Withdraw the request' }).click()
  await expect(page.getByRole('heading', { name: /^Withdrawn by you on / })).toBeVisible()
  await page.goto('/requests')
  await expect(page.getByRole('heading', { name: 'Closed' })).toBeVisible()
})
