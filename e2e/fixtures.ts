import { createHash } from 'node:crypto'
import { test as base, expect, type Locator, type Page } from '@playwright/test'
import { mailerKey } from './mailer-key.ts'

interface Reader {
  page: Page
  /**
   * The next mail to an address that was not read yet, in the mailbox page of this tab; `goBack` leads to where one was.
   * `patience`: milliseconds it may take to come.
   */
  mailTo(email: string, subject?: RegExp, patience?: number): Promise<Locator>
  /** With a code of the mailbox, without walking there: that is what the journeys of signing in do. */
  signIn(email: string): Promise<void>
  /** For whoever stands before the field for the code. */
  typeCodeFor(email: string): Promise<void>
}

interface Fixtures extends Reader {
  /** Somebody else at a machine of their own, or at another installation. In the mock that is a world of its own too. */
  another(url?: string): Promise<Reader>
  /** Path of the link by which an address leaves a topic, as a mailing system has it made. On the server alone. */
  linkTo(email: string, topic?: string): Promise<string>
}

/** Tries per caller and hour are counted by address; each journey comes from one of its own. */
function addressFor(testId: string) {
  const [a, b, c] = createHash('sha256').update(testId).digest()
  return `10.${a}.${b}.${c}`
}

function readerAt(page: Page): Reader {
  const read = new Set<string>()

  async function mailTo(email: string, subject = /./, patience = 15_000) {
    const mail = page.getByRole('article').filter({ has: page.getByRole('heading', { name: subject }) })
    await expect(async () => {
      await page.goto(`/dev/mailbox?to=${encodeURIComponent(email)}`)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      const text = (await mail.count()) > 0 && (await mail.first().textContent())
      if (!text || read.has(text)) throw new Error(`no new mail to ${email}`)
      read.add(text)
    }).toPass({ timeout: patience, intervals: [100, 250, 500, 1000] })
    return mail.first()
  }

  async function typeCodeFor(email: string) {
    const code = await codeIn(await mailTo(email, /code|kod/))
    await page.goBack()
    await page.getByLabel(/Code, eight digits|Kod, åtta siffror/).fill(code)
    await page.getByRole('button', { name: /^(Sign in|Logga in)$/ }).click()
  }

  async function signIn(email: string) {
    await page.goto('/sign-in')
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await page.goto((await page.evaluate(signInHere, email)) === 'staff' ? '/staff' : '/overview')
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  }

  return { page, mailTo, signIn, typeCodeFor }
}

/** In the page, with its cookies and in its world; answers whom the session is for. */
async function signInHere(email: string): Promise<string> {
  const post = async (path: string, body: object) => {
    const answer = await fetch(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) })
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
  }
  const codes = async () => {
    const mailbox = await (await fetch(`/dev/mailbox?to=${encodeURIComponent(email)}`)).text()
    return mailbox.match(/^\d{8}$/gm) ?? []
  }
  const [older] = await codes()
  await post('/api/v1/auth/link', { email })
  let newest = older
  for (let tries = 0; newest === older; tries++) {
    if (tries === 200) throw new Error(`no code to ${email}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
    newest = (await codes())[0]
  }
  await post('/api/v1/auth/redeem', { code: newest })
  return (await (await fetch('/api/v1/session')).json()).scope
}

/** The eight digits of a sign-in mail. */
export const codeIn = async (mail: Locator) => /^\d{8}$/m.exec((await mail.textContent())!)![0]

/** The link of a mail whose address has this in it. */
export const linkIn = (mail: Locator, part: string) => mail.locator(`a[href*="${part}"]`).last()

export const test = base.extend<Fixtures & { reader: Reader }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs
  extraHTTPHeaders: async ({}, use, { testId }) => use({ 'X-Forwarded-For': addressFor(testId) }),
  reader: async ({ page }, use) => use(readerAt(page)),
  mailTo: async ({ reader }, use) => use(reader.mailTo),
  signIn: async ({ reader }, use) => use(reader.signIn),
  typeCodeFor: async ({ reader }, use) => use(reader.typeCodeFor),
  another: async ({ browser }, use) => {
    const contexts: { close(): Promise<void> }[] = []
    await use(async (url) => {
      const context = await browser.newContext(url === undefined ? {} : { baseURL: url })
      contexts.push(context)
      return readerAt(await context.newPage())
    })
    await Promise.all(contexts.map((context) => context.close()))
  },
  linkTo: async ({ request }, use) =>
    use(async (email, topic = 'product-news') => {
      const headers = { Authorization: `Bearer ${mailerKey}` }
      const answer = await request.post('/api/v1/links', { headers, data: { topic, recipients: [email] } })
      return new URL((await answer.json()).links[0].unsubscribe).pathname
    }),
})

/**
 * Presses, and once more where nothing happens: a press was seen to do nothing just as the app took over a page rendered ahead.
 */
export async function press(button: Locator, seen: Locator) {
  await expect(async () => {
    if (!(await seen.isVisible())) await button.click({ timeout: 1000 })
    await expect(seen).toBeVisible({ timeout: 4000 })
  }).toPass({ timeout: 20_000 })
}

/** The heading of the page one is on. */
export const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name })

export { expect }
