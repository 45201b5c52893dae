import { withChromium } from './chromium.ts'
import { felt, median, type Row } from './figures.ts'

interface Person {
  url: string
  /** Of their session. */
  headers: Record<string, string>
}

/** From the click to the fiftieth new row that is painted, in a browser. */
export async function clicksOf({ url, headers }: Person, rounds: number, longest: number): Promise<Row[]> {
  return withChromium(async (browser) => {
    const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 900 } })
    // A browser takes a cookie with the prefix `__Host-` from https alone, and gives it to this machine's http.
    const from = url.replace('http:', 'https:')
    const pairs = headers.Cookie!.split('; ').map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)] as const)
    await context.addCookies(pairs.map(([name, value]) => ({ name, value, url: from, secure: true })))
    const page = await context.newPage()
    const rows = page.getByRole('table').locator('tbody tr')
    const opened: number[] = []
    const grown: number[] = []
    for (let round = 0; round < rounds; round++) {
      await page.goto(`${url}/data`)
      opened.push(await paintedAfter('a[href="/data/website-visits"]', 50))
      grown.push(await paintedAfter('main button:has-text("50 more")', 100))
    }
    await context.close()
    return [
      felt('data in the browser, a category opened', median(opened), longest),
      felt('data in the browser, 50 more', median(grown), longest),
    ]

    async function paintedAfter(pressed: string, wanted: number): Promise<number> {
      const control = page.locator(pressed).first()
      await control.waitFor()
      const ms = await control.evaluate(
        (element, least) =>
          new Promise<number>((resolve) => {
            const started = performance.now()
            const look = () => {
              if (document.querySelectorAll('main table tbody tr').length < least) requestAnimationFrame(look)
              else requestAnimationFrame(() => resolve(performance.now() - started))
            }
            ;(element as HTMLElement).click()
            look()
          }),
        wanted,
      )
      if ((await rows.count()) < wanted) throw new Error(`${pressed} did not lead to ${wanted} rows.`)
      return ms
    }
  })
}
