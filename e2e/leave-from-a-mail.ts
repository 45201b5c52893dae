import { request as plainRequest } from 'node:http'
import type { Page } from '@playwright/test'
import { expectAccessible, tabTo } from './checks.ts'
import { expect, heading, linkIn, test } from './fixtures.ts'

const solveig = 'solveig.aasland@havbris.example'
const asks = 'Stop “Product news” by e-mail?'

test.describe('the mail of one reader', () => {
  // All of them leave the same mail, one after the other.
  test.describe.configure({ mode: 'serial' })

  test.describe('without script', () => {
    test.use({ javaScriptEnabled: false })

    test('@server MAIL-09 MAIL-11 the link of a mail asks first; then stop, undo, pause and stop all work', async ({ page, mailTo }) => {
      const leave = linkIn(await mailTo(solveig, /Product news/), '/u/')
      const address = (await leave.getAttribute('href'))!
      await leave.click()
      await expect(heading(page, asks)).toBeVisible()
      await expect(page.getByText('Nothing has changed yet.')).toBeVisible()
      await page.reload()
      await expect(heading(page, asks), 'opening it twice has changed nothing').toBeVisible()

      await page.getByRole('button', { name: 'Stop Product news' }).click()
      await expect(heading(page, '“Product news” by e-mail is off')).toBeVisible()
      await expect(page.getByText(/^Saved /)).toBeVisible()
      await page.getByRole('button', { name: 'Undo' }).click()
      await expect(heading(page, 'As it was before')).toBeVisible()
      await page.goto(address)
      await expect(heading(page, asks)).toBeVisible()

      await page.getByRole('button', { name: 'Pause' }).click()
      await expect(heading(page, /^Paused until /)).toBeVisible()
      await page.getByRole('button', { name: 'Undo' }).click()
      await expect(heading(page, 'As it was before')).toBeVisible()

      await page.goto(address)
      await page.getByRole('button', { name: 'Stop all' }).click()
      await expect(heading(page, 'All marketing is off')).toBeVisible()
      await expect(page.getByText('No marketing by e-mail is on for this address.')).toBeVisible()
      await expect(page.getByText('Orders, licences and invoices still reach you.')).toBeVisible()
      await page.getByRole('button', { name: 'Undo' }).click()
      await page.goto(address)
      await expect(heading(page, asks), 'undoing it all brought the topic back').toBeVisible()
    })
  })

  test('@server A11Y every page behind the link of a mail', async ({ page, mailTo }) => {
    await linkIn(await mailTo(solveig, /Product news/), '/u/').click()
    const pages = [
      [asks, 'Stop Product news'],
      ['“Product news” by e-mail is off', 'Undo'],
      ['As it was before', undefined],
    ] as const
    for (const [name, press] of pages) {
      await expect(heading(page, name)).toBeVisible()
      await expectAccessible(page, name)
      if (press) await page.getByRole('button', { name: press }).click()
    }
  })

  test('@server RFC 8058 a mail program leaves the topic by one POST, without cookies', async ({ page, request, mailTo }) => {
    const mail = await mailTo(solveig, /Product news/)
    await expect(mail).toContainText('List-Unsubscribe=One-Click')
    const oneClick = (await linkIn(mail, '/u/').getAttribute('href'))!
    await page.goto(oneClick)
    await expect(heading(page, asks)).toBeVisible()
    const answer = await request.post(oneClick, { form: { 'List-Unsubscribe': 'One-Click' }, maxRedirects: 0 })
    expect(answer.status()).toBe(200)
    expect(answer.headers()['set-cookie']).toBeUndefined()
    await page.goto(oneClick)
    await expect(heading(page, '“Product news” by e-mail is off')).toBeVisible()
    await expect(page.getByText(/It has been off since /)).toBeVisible()
  })
})

const said = {
  en: {
    email: 'j.weisshaeupl@strassenmeier.example',
    asks,
    stop: 'Stop Product news',
    off: '“Product news” by e-mail is off',
    fewer: 'Fewer',
    comesLess: '“Product news” comes less often',
    undo: 'Undo',
    asBefore: 'As it was before',
    howLong: 'How long',
    pause: 'Pause',
    paused: 'Paused until ',
    stopAll: 'Stop all',
    allOff: 'All marketing is off',
  },
  sv: {
    email: 'freja.skovlunde@aeblehaven.example',
    asks: 'Stoppa ”Produktnyheter” via e-post?',
    stop: 'Stoppa Produktnyheter',
    off: '”Produktnyheter” via e-post är av',
    fewer: 'Färre',
    comesLess: '”Produktnyheter” kommer mer sällan',
    undo: 'Ångra',
    asBefore: 'Som det var förut',
    howLong: 'Hur länge',
    pause: 'Pausa',
    paused: 'Pausat till ',
    stopAll: 'Stoppa allt',
    allOff: 'All marknadsföring är av',
  },
}

test.describe('by keyboard alone, without script, 320 px wide', () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 320, height: 640 }, locale: 'lt-LT' })

  for (const [locale, words] of Object.entries(said)) {
    test(`@server MAIL-11 A11Y-01 A11Y-07 fewer, pause, stop all and undo in the reader’s language: ${locale}`, async ({
      page,
      linkTo,
    }) => {
      const link = await linkTo(words.email)
      const opens = async () => {
        await page.goto(link)
        await expect(heading(page, words.asks)).toBeVisible()
        await expect(page.locator('html')).toHaveAttribute('lang', locale)
      }
      const leadsTo = async (name: string) => {
        await expect(heading(page, name)).toBeVisible()
        expect(await page.evaluate(() => document.documentElement.scrollWidth), name).toBeLessThanOrEqual(320)
      }
      const press = async (name: string, title: string) => {
        await tabTo(page, page.getByRole('button', { name, exact: true }))
        await page.keyboard.press('Enter')
        await leadsTo(title)
      }

      await opens()
      await press(words.fewer, words.comesLess)
      await press(words.undo, words.asBefore)

      await opens()
      await tabTo(page, page.getByLabel(words.howLong))
      await page.keyboard.press('ArrowDown')
      await press(words.pause, words.paused)
      await expect(heading(page, words.paused)).toContainText(inMonths(6, locale))
      await press(words.undo, words.asBefore)

      await opens()
      await press(words.stopAll, words.allOff)
      await press(words.undo, words.asBefore)

      await opens()
      await press(words.stop, words.off)
      await press(words.undo, words.asBefore)
      await opens()
    })
  }
})

/** Month and year so many months from now, where the organisation sits. */
function inMonths(months: number, locale: string): string {
  const [year, month] = new Date().toLocaleDateString('en-CA', { timeZone: 'Europe/Oslo' }).split('-').map(Number)
  const then = new Date(Date.UTC(year!, month! - 1 + months, 1))
  return then.toLocaleDateString(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' })
}

/** What the programs between sender and reader make of a link. */
const rewritten: [what: string, rewrite: (link: string) => string][] = [
  ['campaign tags', (link) => `${link}?utm_source=news&utm_medium=email&utm_campaign=spring%2026`],
  ['tags of mail systems', (link) => `${link}?_se=c29sdmVpZw%3D%3D&mc_cid=1&mc_eid=2&_hsenc=p2ANqtz&_hsmi=3&mkt_tok=4`],
  ['a slash', (link) => `${link}/`],
  ['the end of a sentence', (link) => `${link}.`],
  ['a bracket and a comma', (link) => `${link}),`],
  ['the angle bracket of a header', (link) => `${link}%3E`],
  ['an encoded blank and tags', (link) => `${link}%20?utm_source=x`],
  ['a full stop in it, encoded', (link) => link.replace('u1.', 'u1%2E')],
]

test('@server MAIL-05 TOK-04 a link that mail programs have rewritten still works, without being led elsewhere', async ({
  page,
  request,
  linkTo,
  baseURL,
}) => {
  const link = await linkTo('reader@rewritten.example', 'surveys')
  for (const [what, rewrite] of rewritten) {
    const answer = await request.get(rewrite(link), { maxRedirects: 0 })
    expect([answer.status(), (await answer.text()).includes('Stop Surveys?')], what).toEqual([200, true])
  }
  expect(await statusAtHost(baseURL!, link, 'LOCALHOST'), 'a host in capitals').toBe(200)

  const oneClick = { form: { 'List-Unsubscribe': 'One-Click' }, maxRedirects: 0 }
  expect((await request.post(`${link}/?utm_source=x`, oneClick)).status()).toBe(200)
  await page.goto(rewritten[0]![1](link))
  await expect(heading(page, '“Surveys” by e-mail is off')).toBeVisible()
})

/** Browsers write hosts small; not everything does. */
function statusAtHost(base: string, path: string, host: string): Promise<number | undefined> {
  const { port } = new URL(base)
  return new Promise((resolve, reject) => {
    const asked = plainRequest({ port, host: 'localhost', path, headers: { Host: `${host}:${port}` } }, (answer) => {
      answer.resume()
      resolve(answer.statusCode)
    })
    asked.once('error', reject).end()
  })
}

test('@server MAIL-06 a link acts for its own reader, whoever is signed in', async ({ page, signIn, linkTo }) => {
  const mette = 'mette.grabaek@sotorv.example'
  await signIn(mette)
  const link = await linkTo('post@nordlystakst.example', 'customer-tips')
  await page.goto(link)
  await expect(page.getByText('p•••••t@nordlystakst.example')).toBeVisible()
  await page.getByRole('button', { name: 'Stop Customer tips' }).click()
  await expect(heading(page, '“Customer tips” by e-mail is off')).toBeVisible()

  expect(await topicOf(page, 'customer-tips'), 'nothing of whoever is signed in has changed').toBeUndefined()
  await page.goto('/overview')
  await expect(page.getByText('Mette Gråbæk').first(), 'and they still are').toBeVisible()
})

const topicOf = async (page: Page, topic: string) => (await (await page.request.get('/api/v1/choices')).json()).topics[topic]
