import type { Locator } from '@playwright/test'
import { tabTo } from './checks.ts'
import { codeIn, expect, heading, test } from './fixtures.ts'

const focused = (locator: Locator) => expect(locator).toBeFocused()

test('A11Y-01 from sign-in to a withdrawn consent with Tab, Space and Enter alone', async ({ page, mailTo }) => {
  const maelle = 'maelle@lacetfils.example'
  await page.goto('/')
  await tabTo(page, page.getByRole('link', { name: 'Skip to content' }))
  await tabTo(page, page.getByLabel('Your e-mail address'))
  await page.keyboard.type(maelle)
  await page.keyboard.press('Enter')
  await focused(heading(page, 'Type the code we sent'))
  const code = await codeIn(await mailTo(maelle))
  await page.goBack()
  await tabTo(page, page.getByLabel('Code, eight digits'))
  await page.keyboard.type(code)
  await tabTo(page, page.getByRole('button', { name: 'Sign in' }))
  await page.keyboard.press('Space')
  await focused(heading(page, 'What SuperOffice holds about you'))

  // Backwards, the way out of the heading leads over the navigation.
  await page.keyboard.press('Shift+Tab')
  await expect(page.getByRole('navigation').locator(':focus')).toHaveCount(1)
  await page.reload()
  await tabTo(page, page.getByRole('link', { name: 'Choices', exact: true }))
  await page.keyboard.press('Enter')
  await focused(heading(page, 'What SuperOffice may do'))
  expect(await page.evaluate(() => scrollY)).toBe(0)

  const consent = page.getByRole('switch', { name: 'Measure how I find my way on the website' })
  await expect(consent).toBeChecked()
  await tabTo(page, consent)
  await page.keyboard.press('Space')
  await expect(consent).not.toBeChecked()
  await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible()
  await focused(consent)
})
