import type { Locator, Page } from '@playwright/test'
import { codeIn, expect, heading, test } from './fixtures.ts'

/** Presses Tab until the focus is there, seeing on the way that it can be seen. */
async function tabTo(page: Page, target: Locator) {
  await expect(target).toBeVisible()
  for (let presses = 0; presses < 80; presses++) {
    await page.keyboard.press('Tab')
    expect(await focusIsSeen(page), 'the focus can be seen at every stop').toBe(true)
    if (await target.evaluate((element) => element === document.activeElement)) return
  }
  throw new Error(`${target} is not reached by Tab`)
}

/** An outline around the control in focus, or around what it draws beside itself. */
const focusIsSeen = (page: Page) =>
  page.evaluate(() => {
    const focused = document.activeElement
    if (!focused || focused === document.body) return true
    const { x, y, width, height } = focused.getBoundingClientRect()
    const outlined = [focused, ...(focused.closest('label')?.querySelectorAll('*') ?? []), focused.closest('label')].some((element) => {
      const style = element && getComputedStyle(element)
      return style && style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2
    })
    return outlined && width > 0 && height > 0 && x + width > 0 && y + height > 0 && y < innerHeight
  })

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
