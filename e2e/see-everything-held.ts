import type { Locator, Page } from '@playwright/test'
import { expectAccessible, tabTo } from './checks.ts'
import { expect, heading, test } from './fixtures.ts'

// Several hundred items from five systems.
const oskar = 'oskar.froberg@tallmossen.example'

const rowsOf = (page: Page) => page.getByRole('table').locator('tbody tr')
const linkOf = (row: Locator) => row.getByRole('link').first()

test('@server from the overview to one item of hundreds and back to where one was; what is looked for stands in the address, for Back, another window and Swedish', async ({
  page,
  context,
  signIn,
}) => {
  await signIn(oskar)
  const rows = rowsOf(page)
  await page.getByRole('main').locator('a[href="/data/website-visits"]').first().click()
  await expect(rows).toHaveCount(50)
  // Once: pressed again because the answer took long, it shows 50 more.
  await page.getByRole('button', { name: 'Show 50 more' }).click()
  await expect(rows).toHaveCount(100)
  await expect(page).toHaveURL(/\/data\/website-visits\?shown=100$/)
  await expect(linkOf(rows.nth(50)), 'reading goes on where it was').toBeFocused()

  const deep = linkOf(rows.nth(80))
  const title = (await deep.textContent())!
  await deep.click()
  await expect(heading(page, title)).toBeVisible()
  const facts = page.locator('dl.facts')
  await expect(facts.getByRole('term')).toHaveText(['From', 'Used for', 'Because', 'Kept until', 'Shared with'])
  for (const fact of await facts.getByRole('definition').all()) await expect(fact).toHaveText(/\S/)
  await expectAccessible(page, 'an item')

  await page.setViewportSize({ width: 1280, height: 720 })
  await page.goBack()
  await expect(rows).toHaveCount(100)
  await expect(linkOf(rows.nth(80))).toBeInViewport()

  await page.goto('/data')
  const words = page.getByRole('searchbox', { name: 'Find in your data' })
  await tabTo(page, words)
  await page.keyboard.type('om')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/data\?q=om$/)
  const found = page.getByText(/^\d+ items? found$/)
  await expect(found).toBeVisible()

  const from = (system: string) => rows.filter({ hasText: system })
  await expect(from('Website')).not.toHaveCount(0)
  await page.getByText('More filters').click()
  await page.getByLabel('Used for').selectOption({ label: 'Answering support cases, mails, chats and calls' })
  await expect(page).toHaveURL(/[?&]purpose=support\b/)
  await expect(from('Website')).toHaveCount(0)
  await expect(from('Support desk')).not.toHaveCount(0)
  await page.getByLabel('Source', { exact: true }).selectOption('CRM')
  await expect(page).toHaveURL(/[?&]system=CRM\b/)
  await expect(from('Support desk')).toHaveCount(0)
  await expect(rows.first()).toBeVisible()
  const bySystem = await rows.allTextContents()
  const year = / (\d{4})/.exec(bySystem.at(-1)!)![1]!
  await page.getByLabel('Period').selectOption(year)
  await expect(page).toHaveURL(new RegExp(`[?&]period=${year}\\b`))
  const narrowed = bySystem.filter((row) => row.includes(` ${year}`))
  expect(narrowed.length).toBeGreaterThan(0)
  expect(narrowed.length).toBeLessThan(bySystem.length)
  await expect(rows).toHaveText(narrowed)
  await expect(found).toHaveText(`${narrowed.length} item${narrowed.length > 1 ? 's' : ''} found`)
  await expectAccessible(page, 'what was found')
  await page.setViewportSize({ width: 1280, height: 720 })

  const address = page.url()
  await page.goBack()
  await expect(page).not.toHaveURL(/period=/)
  await expect(rows).toHaveText(bySystem)
  await page.goForward()
  await expect(rows).toHaveText(narrowed)
  await page.getByRole('link', { name: 'Drop the filter from CRM' }).click()
  await expect(page).not.toHaveURL(/system=/)

  const window = await context.newPage()
  await window.goto(address)
  await expect(rowsOf(window)).toHaveText(narrowed)
  await tabTo(window, linkOf(rowsOf(window).first()))
  await window.keyboard.press('Enter')
  await expect(window.locator('dl.facts')).toBeVisible()
  const opened = (await window.getByRole('heading', { level: 1 }).textContent())!
  await page.goto(window.url())
  await expect(heading(page, opened), 'the link to an item opens it').toBeVisible()

  await page.getByLabel('Language').first().selectOption('sv')
  const swedish = ['Från', 'Används till', 'Därför att', 'Sparas till', 'Delas med']
  await expect(page.locator('dl.facts').getByRole('term')).toHaveText(swedish)
  await page.goto(address)
  await expect(rows).toHaveCount(narrowed.length)
  await expect(page.locator('html')).toHaveAttribute('lang', 'sv')
})
