import { gzipSync } from 'node:zlib'
import { withChromium } from './chromium.ts'
import { alone, type Bench, besideFloor, each, inTurn, kibibytes, milliseconds, plain } from './figures.ts'
import { installation } from './innsyn.ts'
import { paintOf } from './paint.ts'
import { staticPage } from './static-page.ts'

const slow4G = { slowNetwork: true, cpu: 4 }

/** The page behind the link of a mail, against one of the same size written by hand. */
export const pageBench: Bench = async ({ rounds }) => {
  const ours = await installation()
  await ours.command('seed', '--people', '1')
  const [link] = JSON.parse(await ours.command('links', '--json')) as [string]
  await ours.start()
  const html = await textOf(link)
  const floor = await staticPage(gzipSync(html).length)

  return withChromium(async (browser) => {
    const visit = await paintOf(browser, link)
    await paintOf(browser, floor)
    const fast = await inTurn(
      rounds * 2,
      () => paintOf(browser, floor),
      () => paintOf(browser, link),
    )
    const slow = await inTurn(
      rounds,
      () => paintOf(browser, floor, slow4G),
      () => paintOf(browser, link, slow4G),
    )
    return [
      alone('page, bytes over the wire', kibibytes, visit.bytes, { most: 12 * 1024 }),
      alone('page, requests', plain, visit.requests, { most: 1 }),
      alone('page, scripts', plain, visit.scripts.length + (html.match(/<script/gi)?.length ?? 0), { most: 0 }),
      besideFloor(
        'page, LCP',
        milliseconds,
        each(fast, ({ lcp }) => lcp),
        { most: 1.15 },
      ),
      besideFloor(
        'page, usable on slow 4G and 4 × CPU',
        milliseconds,
        each(slow, ({ usable }) => usable),
        { most: 1.1 },
      ),
    ]
  })
}

/** Throws unless it is the page that asks. */
async function textOf(link: string): Promise<string> {
  const response = await fetch(link)
  const text = await response.text()
  if (!response.ok || !text.includes('name="intent"'))
    throw new Error(`The page of the link answered ${response.status} and has no button.`)
  return text
}
