import { expect, type Locator, type Page } from '@playwright/test'
import axe from 'axe-core'

/** STANDARDS §8: without `wcag22aa` the size of targets is not looked at. */
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

const broken = async (page: Page) => {
  if (await page.evaluate(() => !('axe' in window))) await page.evaluate(axe.source)
  return page.evaluate(async (runOnly) => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run({ runOnly, resultTypes: ['violations'] })
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
  }, tags)
}

/** Hears what a page must never do. Begin before the first page. */
export async function watch(page: Page) {
  const heard: string[] = []
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      console.error(`policy broken: ${violatedDirective} ${blockedURI}`)
    })
  })
  page.on('console', (message) => {
    if (/policy broken|Content Security Policy/.test(message.text())) heard.push(message.text())
  })
  page.on('pageerror', (error) => heard.push(String(error)))
  page.on('request', (request) => {
    const { protocol, host } = new URL(request.url())
    if (protocol.startsWith('http') && host !== new URL(page.url()).host && page.url() !== 'about:blank') heard.push(request.url())
  })
  return {
    /** What was heard since the last time. */
    heard: () => heard.splice(0),
  }
}

/** Light and wide, then dark and 320 px: nothing axe knows is broken (A11Y-03, A11Y-10), and nothing scrolls sideways (A11Y-07). */
export async function expectAccessible(page: Page, name = page.url()) {
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible()
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  expect.soft(await broken(page), `${name}, light and wide`).toEqual([])
  await page.setViewportSize({ width: 320, height: 640 })
  await page.emulateMedia({ colorScheme: 'dark' })
  expect.soft(await page.evaluate(() => document.documentElement.scrollWidth), `${name}, width at 320`).toBeLessThanOrEqual(320)
  expect.soft(await broken(page), `${name}, dark and narrow`).toEqual([])
}

/** HDR-06 WEB-12: on the device lie the language and the place one had scrolled to, and cookies that are needed. */
export async function expectNothingKept(page: Page) {
  const kept = await page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)])
  expect(kept.filter((key) => !['locale', 'theme', 'react-router-scroll-positions'].includes(key))).toEqual([])
  const places = await page.evaluate(() => JSON.parse(sessionStorage.getItem('react-router-scroll-positions') ?? '{}'))
  for (const place of Object.values(places)) expect(place).toEqual(expect.any(Number))
  const cookies = (await page.context().cookies()).map(({ name }) => name)
  expect(cookies.filter((name) => !/^__Host-(sid|login|oidc)$/.test(name))).toEqual([])
  expect(await page.evaluate(() => document.cookie)).toBe('')
}

/** Presses Tab until the focus is there, seeing on the way that it can be seen. */
export async function tabTo(page: Page, target: Locator) {
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
