import type { Browser, CDPSession, Page } from '@playwright/test'

/** What one visit with an empty cache showed. Times in milliseconds since the navigation began. */
export interface Paint {
  lcp: number
  /** The page is there, the largest part of it is painted, and nothing keeps the browser busy. */
  usable: number
  /** What long tasks took beyond 50 ms each, after the first paint. */
  blocking: number
  shift: number
  /** Over the wire, headers included. */
  bytes: number
  requests: number
  /** Addresses of what the browser ran. */
  scripts: string[]
}

/** `slowNetwork`: slow 4G as Lighthouse has it. `cpu`: how many times slower. */
export interface Conditions {
  slowNetwork?: boolean
  cpu?: number
}

interface Seen {
  lcp: number
  firstPaint: number
  shift: number
  tasks: { start: number; duration: number }[]
}

export async function paintOf(browser: Browser, url: string, { slowNetwork = false, cpu = 1 }: Conditions = {}): Promise<Paint> {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 800 } })
  try {
    const page = await context.newPage()
    const devTools = await context.newCDPSession(page)
    await devTools.send('Network.enable')
    const slow = { offline: false, latency: 150, downloadThroughput: (1.6e6 / 8) * 0.9, uploadThroughput: (750e3 / 8) * 0.9 }
    if (slowNetwork) await devTools.send('Network.emulateNetworkConditions', slow)
    if (cpu > 1) await devTools.send('Emulation.setCPUThrottlingRate', { rate: cpu })
    await page.addInitScript(watch)
    const traffic = watchTraffic(page, devTools)
    const response = await page.goto(url, { waitUntil: 'networkidle' })
    if (response?.status() !== 200) throw new Error(`${url} answered ${response?.status()}.`)
    const { lcp, firstPaint, shift, tasks, loaded } = await settled(page)
    if (lcp === 0) throw new Error(`${url} painted nothing.`)
    const afterPaint = tasks.filter(({ start, duration }) => start + duration > firstPaint)
    return {
      lcp,
      usable: Math.max(lcp, loaded, ...tasks.map(({ start, duration }) => start + duration)),
      blocking: afterPaint.reduce((sum, { start, duration }) => sum + Math.min(duration - 50, start + duration - firstPaint), 0),
      shift,
      ...traffic,
    }
  } finally {
    await context.close()
  }
}

/** What was seen once nothing more is to come: a paint is told some frames after it was made, more on a busy machine. */
async function settled(page: Page): Promise<Seen & { loaded: number }> {
  const look = () =>
    page.evaluate(() => ({
      ...(globalThis as unknown as { seen: Seen }).seen,
      loaded: (performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming).domContentLoadedEventEnd,
    }))
  for (let tries = 0; (await look()).lcp === 0 && tries < 100; tries++) await page.waitForTimeout(100)
  await page.waitForTimeout(300)
  return look()
}

/** Runs in the page, before anything else. */
function watch() {
  const seen: Seen = { lcp: 0, firstPaint: 0, shift: 0, tasks: [] }
  ;(globalThis as unknown as { seen: Seen }).seen = seen
  const observe = (type: string, told: (entry: PerformanceEntry & { value?: number; hadRecentInput?: boolean }) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(told)).observe({ type, buffered: true })
  observe('largest-contentful-paint', ({ startTime }) => {
    seen.lcp = startTime
  })
  observe('paint', ({ name, startTime }) => {
    if (name === 'first-contentful-paint') seen.firstPaint = startTime
  })
  observe('layout-shift', ({ value = 0, hadRecentInput }) => {
    if (!hadRecentInput) seen.shift += value
  })
  observe('longtask', ({ startTime, duration }) => seen.tasks.push({ start: startTime, duration }))
}

function watchTraffic(page: Page, devTools: CDPSession) {
  const traffic = { bytes: 0, requests: 0, scripts: [] as string[] }
  devTools.on('Network.loadingFinished', ({ encodedDataLength }) => {
    traffic.bytes += encodedDataLength
  })
  page.on('request', (request) => {
    traffic.requests += 1
    if (request.resourceType() === 'script') traffic.scripts.push(request.url())
  })
  return traffic
}
