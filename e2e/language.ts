import { expect, heading, press, test } from './fixtures.ts'

const rhodri = 'rhodri@penbrynjoinery.example'

test('A11Y-13 rule 9 after a switch to Swedish pages, document and mail are Swedish, also on the next visit', async ({
  page,
  mailTo,
  typeCodeFor,
}) => {
  await page.goto('/')
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await page.getByLabel('Language').first().selectOption('sv')
  await expect(heading(page, /Se vad SuperOffice vet om dig/)).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'sv')
  await expect(page).toHaveTitle('Din integritet – SuperOffice')

  await page.getByLabel('Din e-postadress').fill(rhodri)
  await press(page.getByRole('button', { name: 'Skicka en kod till mig' }), heading(page, 'Skriv koden vi skickade'))
  const mail = await mailTo(rhodri, /Din kod till SuperOffice/)
  await expect(mail).toHaveAttribute('lang', 'sv')
  await expect(mail).toContainText('Den gäller i tio minuter, en gång.')
  await page.goBack()
  await page.getByRole('button', { name: 'Skicka en ny kod' }).click()
  await expect(page.getByText('En ny kod är på väg.')).toBeVisible()
  await typeCodeFor(rhodri)
  await expect(heading(page, 'Vad SuperOffice har sparat om dig')).toBeVisible()
  await page.reload()
  await expect(heading(page, 'Vad SuperOffice har sparat om dig')).toBeVisible()
})

test('the language of a link wins over the one of the browser', async ({ page }) => {
  await page.goto('/help?locale=sv')
  await expect(heading(page, 'Hjälp och kontakt')).toBeVisible()
  await page.goto('/help')
  await expect(heading(page, 'Help and contact')).toBeVisible()
})

test('@server A11Y-13 a language chosen before the page listens is not lost', async ({ page }) => {
  const { promise: shown, resolve: show } = Promise.withResolvers<void>()
  await page.route(/\.js$/, async (route) => {
    await shown
    await route.continue()
  })
  await page.goto('/', { waitUntil: 'commit' })
  await page.getByLabel('Language').first().selectOption('sv')
  show()
  await expect(heading(page, /Se vad SuperOffice vet om dig/)).toBeVisible()
})
