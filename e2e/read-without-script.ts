import { expect, heading, test } from './fixtures.ts'

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })

  test('@server the start page asks for a code by a plain form, and the page after it says what to do', async ({ page, mailTo }) => {
    const someone = 'anneloes.duijnstee@grachtlicht.example'
    await page.goto('/')
    await expect(heading(page, /^See what .+ knows about you/)).toBeVisible()
    await page.getByLabel('Your e-mail address').fill(someone)
    await page.getByRole('button', { name: 'Send me a code' }).click()
    await expect(page).toHaveURL(/\/sign-in/)
    await expect(heading(page, 'This page needs JavaScript')).toBeVisible()
    await expect(page.getByText(/it comes by mail and works for 10 minutes/)).toBeVisible()
    await expect(await mailTo(someone)).toBeVisible()
  })

  test('@server the notice and the help read whole, and the reader chooses the language', async ({ page }) => {
    await page.goto('/')
    await page.getByRole('link', { name: 'Read the privacy notice' }).click()
    await expect(heading(page, 'Privacy notice')).toBeVisible()
    await expect(page.getByRole('heading', { level: 2, name: /^Who receives/ })).toBeVisible()
    await page.getByRole('contentinfo').getByRole('link', { name: 'Help and contact' }).click()
    await expect(heading(page, 'Help and contact')).toBeVisible()
    await expect(page.getByRole('table', { name: /authorit/i })).toBeVisible()

    await page.getByLabel('Language').selectOption('Svenska')
    await page.getByRole('button', { name: 'Show' }).click()
    await expect(heading(page, 'Hjälp och kontakt')).toBeVisible()
    await expect(page.locator('html')).toHaveAttribute('lang', 'sv')
  })
})

test('@server the app takes over the page it was sent: what was typed meanwhile stays, and nothing is reported', async ({ page }) => {
  const said: string[] = []
  page.on('console', (message) => said.push(message.text()))
  page.on('pageerror', (error) => said.push(error.message))
  const script = Promise.withResolvers<void>()
  await page.route('**/*.js', async (route) => {
    await script.promise
    await route.continue()
  })
  await page.goto('/', { waitUntil: 'commit' })
  const email = page.getByLabel('Your e-mail address')
  const sent = (await email.elementHandle())!
  await email.fill('not an address')
  script.resolve()

  const language = page.getByRole('combobox', { name: /Language|Språk/ })
  await expect(async () => {
    await language.selectOption('en')
    await language.selectOption('sv')
    await expect(heading(page, /^Se vad .+ vet om dig/), 'it listens').toBeVisible({ timeout: 1000 })
  }).toPass()
  await expect(page.getByLabel('Din e-postadress')).toHaveValue('not an address')
  expect(await sent.evaluate((input) => input.isConnected), 'the very same field').toBe(true)
  expect(said).toEqual([])
})
