import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { buildClient } from '#server/setup/build.ts'
import { withChromium } from './chromium.ts'
import { alone, type Bench, besideFloor, each, inTurn, kilobytes, median, milliseconds, plain } from './figures.ts'
import { installation } from './innsyn.ts'
import { type Paint, paintOf } from './paint.ts'
import { staticPage } from './static-page.ts'

const slowCpu = { cpu: 4 }

/** The first page of the app, signed out, against a small page written by hand. */
export const startBench: Bench = async ({ rounds }) => {
  await buildClient()
  const { url } = await (await installation()).start()
  const floor = await staticPage()

  return withChromium(async (browser) => {
    const first = await paintOf(browser, `${url}/`)
    await paintOf(browser, floor)
    const fast = await inTurn(
      rounds * 2,
      () => paintOf(browser, floor),
      () => paintOf(browser, `${url}/`),
    )
    const slow = await inTurn(
      rounds,
      () => paintOf(browser, floor, slowCpu),
      () => paintOf(browser, `${url}/`, slowCpu),
    )
    const ours = (visits: { ours: Paint }[], figure: (paint: Paint) => number) => median(visits.map((visit) => figure(visit.ours)))
    return [
      alone('start, script packed', kilobytes, packedSize(first.scripts), { most: 125_000 }),
      alone('start, scripts', plain, first.scripts.length),
      alone('start, requests', plain, first.requests),
      alone('start, bytes over the wire', kilobytes, first.bytes),
      besideFloor(
        'start, LCP',
        milliseconds,
        each(fast, ({ lcp }) => lcp),
        { most: 1.9 },
      ),
      besideFloor(
        'start, usable',
        milliseconds,
        each(fast, ({ usable }) => usable),
      ),
      alone(
        'start, TBT',
        milliseconds,
        ours(fast, ({ blocking }) => blocking),
        { most: 50 },
      ),
      alone(
        'start, TBT with 4 × CPU',
        milliseconds,
        ours(slow, ({ blocking }) => blocking),
        { most: 50 },
      ),
      alone('start, CLS', plain, Math.max(...fast.map((visit) => visit.ours.shift)), { most: 0 }),
    ]
  })
}

/** Gzip at its best of the built files the browser asked for, whatever form they came in. */
function packedSize(scripts: readonly string[]): number {
  const files = new Set(scripts.map((address) => join('dist/client', new URL(address).pathname)))
  return [...files].reduce((sum, file) => sum + gzipSync(readFileSync(file), { level: 9 }).length, 0)
}
