import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { StartRefused } from '#server/start-refused.ts'
import { runCommand } from './run-command.ts'

// The headless shell first: a whole Chromium draws parts of its own window behind every page.
const systemPaths = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** A Chromium on this machine: `CHROMIUM_PATH`, else Playwright's own, else the system's. */
export function findBrowser(): string | undefined {
  const own = process.env.CHROMIUM_PATH
  if (own && !existsSync(own)) throw new StartRefused(`CHROMIUM_PATH is ${own}, and there is no file: name a Chromium or unset it.`)
  return own || [chromium.executablePath(), ...systemPaths].find((path) => existsSync(path))
}

/** The same, getting one where there is none. Says so first; where it cannot, stops with the one command to run. */
export async function getBrowser(): Promise<string> {
  const found = findBrowser()
  if (found) return found
  console.log('There is no Chromium yet; downloading one for the browser tests: npx playwright install chromium')
  await runCommand('playwright', ['install', 'chromium'])
  // The second where the first is not to be had.
  for (const name of ['chromium-headless-shell', 'chromium']) {
    if (findBrowser() || !isRootOnDebian()) break
    console.log(`That did not work; installing a package: apt-get install -y ${name}`)
    const quiet = { env: { DEBIAN_FRONTEND: 'noninteractive' } }
    await runCommand('apt-get', ['update', '-q'], quiet)
    await runCommand('apt-get', ['install', '-y', '-q', '--no-install-recommends', name], quiet)
  }
  const got = findBrowser()
  if (!got)
    throw new StartRefused('The browser tests need a Chromium. Run this, then npm test again: npx playwright install --with-deps chromium')
  return got
}

const isRootOnDebian = () => process.getuid?.() === 0 && existsSync('/etc/debian_version')
