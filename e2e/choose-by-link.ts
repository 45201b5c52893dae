import type { Page } from '@playwright/test'
import { expectAccessible } from './checks.ts'
import { codeIn, expect, heading, linkIn, test } from './fixtures.ts'

const byLink = 'What SuperOffice may do'
const topic = (page: Page, name: string) => page.getByRole('switch', { name })
const saved = (page: Page) => page.getByRole('status').filter({ hasText: 'Saved' }).first()

/** Asks for a new link on the first page, as somebody who has lost their mail. */
async function askForLink(page: Page, email: string) {
  await page.goto('/')
  await page.getByLabel('Address our mails come to').fill(email)
  await page.getByRole('button', { name: 'Send me a new link' }).click()
}

const sent = 'If the address is known to us, a mail with the link is on its way.'

/** Turns a topic, and waits until the server has it. */
async function turn(page: Page, name: string, on: boolean) {
  const box = topic(page, name)
  const answered = page.waitForResponse((answer) => answer.url().endsWith('/api/v1/choices') && answer.request().method() === 'POST')
  await box.click()
  expect((await answered).status()).toBe(200)
  await expect(box).toBeChecked({ checked: on })
  await expect(saved(page)).toBeVisible()
}

/** The mails about one visit go out at the end of the minute: what belongs together must not straddle it. */
async function earlyInTheMinute(page: Page) {
  const seconds = new Date().getSeconds()
  if (seconds > 50) await page.waitForTimeout((60 - seconds) * 1000)
}

test('@server TOK-01 TOK-06 MAIL-18 a mailed link opens the choices; what it changed is told in one mail and taken back by one press', async ({
  page,
  browser,
  mailTo,
  another,
}) => {
  // The mail that tells of a change comes at the end of the minute.
  test.setTimeout(150_000)
  const imogen = 'imogen@quillfeather.example'
  await askForLink(page, imogen)
  await expect(page.getByText(sent)).toBeVisible()
  const link = linkIn(await mailTo(imogen, /^Your choices at/), '/choices#p=')
  const address = (await link.getAttribute('href'))!
  const token = address.split('=')[1]!
  const told: string[] = []
  page.on('request', (request) => told.push(request.url(), ...Object.values(request.headers())))

  await link.click()
  await expect(heading(page, byLink)).toBeVisible()
  await expect(page.getByText(/^Here by the link in a mail, for i•••••n@quillfeather\.example\./)).toBeVisible()
  await expect(page.locator('body')).not.toContainText(/Imogen|imogen@/)
  await earlyInTheMinute(page)
  await turn(page, 'Surveys by e-mail', true)
  await turn(page, 'Customer tips by e-mail', false)

  await expect(page, 'the token is not in the address').toHaveURL(/\/choices$/)
  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state, document.referrer]))
  expect(kept).not.toContain(token)
  await page.getByRole('link', { name: 'Privacy notice' }).first().click()
  await expect(heading(page, 'Privacy notice')).toBeVisible()
  expect(told.filter((text) => text.includes(token))).toEqual([])
  await page.goBack()
  await page.goBack()
  await expect(page).toHaveURL(/\/dev\/mailbox/)
  await page.goForward()
  await expect(page, 'nor in the history').toHaveURL(/\/choices$/)
  await expect(topic(page, 'Surveys by e-mail')).toBeChecked()
  await page.goto('/history')
  await expect(heading(page, byLink), 'it opens nothing else').toBeVisible()

  const elsewhere = await another()
  await elsewhere.signIn('mette.grabaek@sotorv.example')
  await elsewhere.page.goto(address)
  await expect(heading(elsewhere.page, 'Whose choices do you want to open?')).toBeVisible()
  await expect(elsewhere.page.getByText('i•••••n@quillfeather.example').first()).toBeVisible()
  await elsewhere.page.getByRole('link', { name: 'Stay with Mette Gråbæk' }).click()
  await expect(heading(elsewhere.page, byLink)).toBeVisible()
  await expect(elsewhere.page.getByText('Mette Gråbæk').first()).toBeVisible()
  await elsewhere.page.goto(address)
  await expectAccessible(elsewhere.page, 'whose choices')
  await elsewhere.page.getByRole('button', { name: 'Open i•••••n@quillfeather.example' }).click()
  await expect(topic(elsewhere.page, 'Surveys by e-mail')).toBeChecked()
  await expect(elsewhere.page.getByText('Mette Gråbæk')).toHaveCount(0)

  const notice = await mailTo(imogen, /^What SuperOffice sends you has changed$/, 70_000)
  await expect(notice).toContainText('On: Surveys by e-mail.')
  await expect(notice).toContainText('Off: Customer tips by e-mail.')
  await expect(page.getByRole('heading', { name: 'What SuperOffice sends you has changed' }), 'one mail for both').toHaveCount(1)

  const takesBack = (await linkIn(notice, '/u/r1.').getAttribute('href'))!
  await page.goto(takesBack)
  await expectAccessible(page, 'take these changes back?')
  const withoutScript = await browser.newPage({ javaScriptEnabled: false })
  await withoutScript.goto(takesBack)
  await expect(heading(withoutScript, 'Take these changes back?')).toBeVisible()
  await expect(withoutScript.getByRole('main')).toContainText('Off: Surveys by e-mail.')
  await withoutScript.getByRole('button', { name: 'Take them back' }).click()
  await expect(heading(withoutScript, 'As it was before')).toBeVisible()
  await withoutScript.close()
  await page.goto('/choices')
  await expect(topic(page, 'Surveys by e-mail')).not.toBeChecked()
  await expect(topic(page, 'Customer tips by e-mail')).toBeChecked()
})

test('@server TOK-01 from the page of a mail to all choices: stopping is at once, starting takes a code and comes back', async ({
  page,
  linkTo,
  mailTo,
}) => {
  const maarten = 'maarten@oudshoornveld.example'
  await page.goto(await linkTo(maarten, 'customer-tips'))
  await page.getByRole('link', { name: 'See all' }).click()
  await expect(heading(page, 'What SuperOffice sends you')).toBeVisible()
  await expect(page).toHaveURL(/\/choices$/)
  await expect(page.getByText(/^Here by the link in a mail, for m•••••n@oudshoornveld\.example\./)).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Your right to object' }), 'only what is sent is shown').toHaveCount(0)
  await turn(page, 'Customer tips by e-mail', false)

  const news = topic(page, 'Product news by e-mail')
  await news.click()
  await expect(page.getByRole('alert').filter({ hasText: 'It goes to m•••••n@oudshoornveld.example.' })).toBeVisible()
  await expect(news, 'nothing has changed').not.toBeChecked()
  await expectAccessible(page, 'choices by a link that only stops')
  await page.getByRole('button', { name: 'Send the code' }).click()
  await expect(heading(page, 'Type the code we sent')).toBeVisible()
  const code = await codeIn(await mailTo(maarten, /code/))
  await page.goBack()
  await page.getByLabel('Code, eight digits').fill(code)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(heading(page, byLink)).toBeVisible()
  await expect(page).toHaveURL(/\/choices$/)
  await expect(topic(page, 'Customer tips by e-mail'), 'what was stopped is').not.toBeChecked()
  await turn(page, 'Product news by e-mail', true)
})

test('@server a topic that asks back stays off until the mail is answered', async ({ page, browser, mailTo }) => {
  const sigurd = 'sigurd.kvamsdal@fossekall.example'
  await askForLink(page, sigurd)
  await linkIn(await mailTo(sigurd, /^Your choices at/), '/choices#p=').click()
  const offers = topic(page, 'Offers from partners by e-mail')
  await offers.click()
  await expect(page.getByText(/^We wait for your answer to the mail sent on .+ to s•••••l@fossekall\.example\./)).toBeVisible()
  await expect(offers).not.toBeChecked()
  await expectAccessible(page, 'choices that wait for an answer')

  const mail = await mailTo(sigurd, /^Is it right that you want Offers from partners\?$/)
  const reader = await browser.newPage({ javaScriptEnabled: false })
  await reader.goto((await linkIn(mail, '/u/c1.').getAttribute('href'))!)
  await expect(heading(reader, 'Turn on “Offers from partners” by e-mail?')).toBeVisible()
  await page.goto('/choices')
  await expect(offers, 'opening the page has answered nothing').not.toBeChecked()
  await reader.getByRole('button', { name: 'Turn on Offers from partners' }).click()
  await expect(heading(reader, '“Offers from partners” by e-mail is on')).toBeVisible()
  await reader.close()
  await page.reload()
  await expect(offers).toBeChecked()
})

for (const [javaScriptEnabled, known] of [
  [true, 'liselott.angsmark@klockargarden.example'],
  [false, 'd.kraeuterstein@muehlbach.example'],
] as const) {
  test.describe(javaScriptEnabled ? 'with script' : 'without script', () => {
    test.use({ javaScriptEnabled })

    test(`${javaScriptEnabled ? '' : '@server '}AUTH-01 a lost mail is asked for anew: the page is the same for an address nobody knows`, async ({
      page,
      mailTo,
    }) => {
      const pages: (string | null)[] = []
      for (const email of ['nobody@nowhere.example', known]) {
        await askForLink(page, email)
        await expect(page.getByText(sent), 'said where the reader is').toBeInViewport()
        // Pressed before the app listens, the form goes as without script, and the query says so.
        pages.push(`${new URL(page.url()).pathname} ${(await page.getByRole('main').textContent())?.trim()}`)
      }
      expect(pages[0]).toBe(pages[1])
      await expect(await mailTo(known, /SuperOffice/)).toContainText('/choices#p=')
      await page.goto('/dev/mailbox?to=nobody@nowhere.example')
      await expect(page.getByText('Nothing has been written here yet.')).toBeVisible()
    })
  })
}
