import type { Browser } from '@playwright/test'
import type { ParsedMail } from 'mailparser'

/** What a scanner has on the page before it goes on, and a script that waits for it to leave. */
const dwellMs = 4000

/** Every address of ours in mails, text, HTML and header alike, each once. */
export function linksIn(mails: readonly ParsedMail[], url: string): string[] {
  const header = ({ headerLines }: ParsedMail) => headerLines.find(({ key }) => key === 'list-unsubscribe')?.line.replaceAll(/\r\n\s*/g, '')
  const hrefs = ({ html }: ParsedMail) => [...(html || '').matchAll(/href="([^"]+)"/g)].map(([, href]) => href!.replaceAll('&amp;', '&'))
  const texts = mails.flatMap((mail) => [mail.text ?? '', header(mail) ?? '', ...hrefs(mail)])
  return [...new Set(texts.flatMap((text) => text.match(/https?:\/\/[^\s<>"]+/g) ?? []))].filter((link) => link.startsWith(`${url}/`))
}

/**
 * Opens a link as the programs that look into mails do (Office 365 runs the page in a full browser): script on, the mouse over
 * everything, down to the end of the page, and a minute on the page's own clock. It presses nothing. Answers the heading it saw last.
 */
export async function lookAt(browser: Browser, link: string): Promise<string> {
  const context = await browser.newContext({ locale: 'en-GB' })
  const page = await context.newPage()
  await page.clock.install()
  await page.goto(link)
  const heading = page.getByRole('heading', { level: 1 })
  // All links of a round are looked at together.
  await heading.waitFor({ timeout: 60_000 })
  for (const pressable of await page.locator('button, [role=switch]').all()) await pressable.hover({ timeout: 1000 }).catch(() => undefined)
  await page.mouse.move(400, 300, { steps: 5 })
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight))
  await page.clock.fastForward(60_000)
  await page.waitForTimeout(dwellMs)
  const seen = (await heading.textContent())!
  await page.goto('about:blank')
  await context.close()
  return seen
}

/** Asks for a link without a browser, in each way that must change nothing. */
export async function probe(link: string): Promise<void> {
  const requests: RequestInit[] = [
    { method: 'HEAD' },
    { method: 'OPTIONS' },
    { headers: { 'Sec-Purpose': 'prefetch' } },
    { headers: { 'Sec-Purpose': 'prefetch;prerender' } },
    { headers: { Purpose: 'prefetch' } },
    ...Array.from({ length: 20 }, () => ({})),
  ]
  for (const request of requests) {
    const { status } = await fetch(link, request)
    // The pages of the app know no OPTIONS, which is an answer too.
    const answered = status < 300 || (request.method === 'OPTIONS' && status === 405)
    if (!answered) throw new Error(`${request.method ?? 'GET'} ${link} answered ${status}.`)
  }
}
