import { expect, heading, test } from './fixtures.ts'

const person = 'datenschutz@donauschifffahrtsbedarf.example'

test('TIM-04 rule 6 the office extends a request and refuses it on a ground; the person’s mails and page say all of it', async ({
  page,
  signIn,
  mailTo,
}) => {
  await signIn('officer@innsyn.example')
  await page
    .getByRole('navigation')
    .getByRole('link', { name: /^Requests/ })
    .click()
  const row = page.getByRole('row').filter({ hasText: 'Katharina Süßengut-Löwenthal' })
  await row.getByRole('link').first().click()
  await expect(heading(page, 'Access for Katharina Süßengut-Löwenthal')).toBeVisible()
  const own = page.url().split('/').at(-1)!

  await page.getByRole('link', { name: 'Extend', exact: true }).click()
  await page.getByRole('radio', { name: /The request is complex/ }).check()
  await page.getByLabel(/^Why it takes longer/).fill('Two of the systems are searched by hand.')
  await page.getByRole('button', { name: 'Extend and tell' }).click()
  await expect(page.getByText(/^Extended\. The answer is now due /)).toBeVisible()

  await page.getByRole('link', { name: 'Refuse', exact: true }).click()
  await page.getByLabel('Ground').selectOption({ label: 'Manifestly excessive, Art. 12(5)' })
  await page.getByLabel(/^Why, in words/).fill('It is the eleventh this week.')
  await page.getByRole('button', { name: 'Refuse and tell' }).click()
  await expect(page.getByText(/^Refused and closed/)).toBeVisible()
  await page.getByRole('button', { name: 'Sign out' }).first().click()
  await expect(heading(page, /See what SuperOffice knows about you/)).toBeVisible()

  await expect(await mailTo(person, /takes longer/)).toContainText('We need more time for your request.')
  const answered = await mailTo(person, /is answered/)
  await expect(answered).toContainText('You can also complain to')
  await expect(answered, 'words are read after sign-in only').not.toContainText('eleventh')

  await signIn(person)
  await page.goto(`/requests/${own}`)
  await expect(page.getByRole('heading', { name: /^Refused on / })).toBeVisible()
  await expect(page.getByText('The request is manifestly excessive (GDPR Art. 12(5)).').first()).toBeVisible()
  await expect(page.getByText('It is the eleventh this week.')).toBeVisible()
  await expect(page.getByText(/^Complain to /).first()).toBeVisible()
  await expect(page.getByText('You can also go to court.')).toBeVisible()
})
