import { createHash } from 'node:crypto'
import { defineConfig } from '@playwright/test'
import { mailerKey } from './e2e/mailer-key.ts'
import { findBrowser } from './src/server/setup/browser.ts'

const port = Number(process.env.BROWSER_TEST_PORT ?? 31847)
const server = `http://localhost:${port}`
const mock = `http://localhost:${port + 1}`

export default defineConfig({
  testDir: 'e2e',
  testMatch: /e2e\/[\w-]+\.ts$/,
  testIgnore: /(fixtures|checks|mailer-key|own-server|sleeping-door)\.ts$/,
  outputDir: 'test-results/browser',
  forbidOnly: true,
  fullyParallel: true,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  workers: 2,
  use: { actionTimeout: 15_000, launchOptions: { executablePath: findBrowser() }, locale: 'en-GB', screenshot: 'only-on-failure' },
  projects: [
    { name: 'server', use: { baseURL: server }, grepInvert: /@mock/ },
    // The mock lives in a service worker: nothing of it works with script switched off, and no request leaves it that could be cut off.
    { name: 'mock', use: { baseURL: mock }, grepInvert: /@server/ },
  ],
  webServer: [
    {
      name: 'server',
      command: 'node src/server/setup/serve-fresh.ts',
      env: {
        PORT: String(port),
        ...{ HOST: '', BASE_URL: '', SMTP_URL: '', DATABASE_URL: '', SYSTEMS_FILE: '', TENANT_DIR: '' },
        STAFF_EMAILS: 'officer@innsyn.example=officer,support@innsyn.example=support,reader@innsyn.example=officer',
        API_KEYS: `mailer:links:${createHash('sha256').update(mailerKey).digest('hex')}`,
        // Each journey says where it comes from, so that nobody is held back by what the others do.
        TRUST_PROXY: '1',
      },
      url: `${server}/readyz`,
      gracefulShutdown: { signal: 'SIGTERM', timeout: 3000 },
    },
    { name: 'mock', command: `vite preview --mode mock --strictPort --port ${port + 1}`, url: mock },
  ],
})
