import { gzipSync } from 'node:zlib'
import { withChromium } from './chromium.ts'
import { alone, type Bench, besideFloor, each, inTurn, kibibytes, milliseconds, plain } from './figures.ts'
import { installation } from './innsyn.ts'
import { type Conditions, type Paint, paintOf } from './paint.ts'
import { staticPage } from './static-page.ts'

const slow4G = { slowNetwork: true, cpu: 4 }

/**
 * The page behind the link of a mail, against its own words and controls served as a file under a few lines of style: what it costs
 * to make it, and to have it look as it does. Beside it, against the barest page of the same size, which asks less.
 */
export const pageBench: Bench = async ({ rounds }) => {
  const ours = await installation()
  await ours.command('seed', '--people', '1')
  const [link] = JSON.parse(await ours.command('links', '--json')) as [string]
  await ours.start()
  const html = await textOf(link)
  const size = gzipSync(html).length
  const floor = await staticPage({ body: bodyOf(html), size })
  const bare = await staticPage({ size })

  return withChromium(async (browser) => {
    const visit = await paintOf(browser, link)
    for (const warm of [floor, bare]) await paintOf(browser, warm)
    const against = (other: string, times: number, conditions?: Conditions) =>
      inTurn(
        times,
        () => paintOf(browser, other, conditions),
        () => paintOf(browser, link, conditions),
      )
    const fast = await against(floor, rounds * 2)
    const slow = await against(floor, rounds, slow4G)
    const lcp = ({ lcp }: Paint) => lcp
    return [
      alone('page, bytes over the wire', kibibytes, visit.bytes, { most: 12 * 1024 }),
      alone('page, requests', plain, visit.requests, { most: 1 }),
      alone('page, scripts', plain, visit.scripts.length + (html.match(/<script/gi)?.length ?? 0), { most: 0 }),
      besideFloor('page, LCP', milliseconds, each(fast, lcp), { most: 1.15 }),
      besideFloor(
        'page, usable on slow 4G and 4 × CPU',
        milliseconds,
        each(slow, ({ usable }) => usable),
        { most: 1.1 },
      ),
      besideFloor('page, LCP beside the barest page', milliseconds, each(await against(bare, rounds * 2), lcp)),
    ]
  })
}

const bodyOf = (html: string) => /<body>(.*)<\/body>/s.exec(html)![1]!.trim()

/** Throws unless it is the page that asks. */
async function textOf(link: string): Promise<string> {
  const response = await fetch(link)
  const text = await response.text()
  if (!response.ok || !text.includes('name="intent"'))
    throw new Error(`The page of the link answered ${response.status} and has no button.`)
  return text
}
