import { expectAccessible } from './checks.ts'
import { expect, heading, linkIn, test } from './fixtures.ts'

const solveig = 'solveig.aasland@havbris.example'
const asks = 'Stop “Product news” by e-mail?'

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
