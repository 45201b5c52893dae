import { type Browser, chromium } from '@playwright/test'
import { getBrowser } from '#server/setup/browser.ts'

/** A Chromium for as long as `work` takes. */
export async function withChromium<Result>(work: (browser: Browser) => Promise<Result>): Promise<Result> {
  const browser = await chromium.launch({ executablePath: await getBrowser() })
  try {
    return await work(browser)
  } finally {
    await browser.close()
  }
}
