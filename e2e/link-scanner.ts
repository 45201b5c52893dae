import { endAll } from './bench/children.ts'
import { installation } from './bench/innsyn.ts'
import { expect, test } from './fixtures.ts'
import { everyMail, kinds, kindsOf } from './scan/every-mail.ts'
import { mailCatcher } from './scan/mail-catcher.ts'
import { linksIn, lookAt, probe } from './scan/scanner.ts'

test.afterAll(endAll)

const entriesAt = async (url: string) => Number(/^innsyn_ledger_entries (\d+)$/m.exec(await (await fetch(`${url}/metrics`)).text())![1])

test('@server MAIL-09 MAIL-10 AUTH-05 WEB-14 a scanner opens every link of every kind of mail, and nothing has happened', async ({
  browser,
}) => {
  // The mail that tells of a change comes at the end of the minute.
  test.setTimeout(180_000)
  const { url: smtp, mails } = await mailCatcher()
  const { url } = await (await installation('', { SMTP_URL: smtp })).start()
  const { choices, waiting } = await everyMail(url, mails)
  const allChoices = () => Promise.all(choices.map((who) => who.get('/api/v1/choices')))
  const before = { entries: await entriesAt(url), choices: await allChoices() }
  expect(before.entries).toBeGreaterThan(0)

  const seen: string[] = []
  const scanned = new Set<string>()
  const scanWhatCame = async () => {
    const links = linksIn(mails, url).filter((link) => !scanned.has(link))
    for (const link of links) scanned.add(link)
    for (const link of links) await probe(link)
    seen.push(...(await Promise.all(links.map((link) => lookAt(browser, link)))))
  }
  await scanWhatCame()
  await expect.poll(() => kindsOf(mails), { timeout: 70_000 }).toEqual(Object.keys(kinds))
  await scanWhatCame()

  expect({ entries: await entriesAt(url), choices: await allChoices() }).toEqual(before)
  expect(seen, 'the pages were really there').toEqual(
    expect.arrayContaining([
      'Stop “Product news” by e-mail?',
      'Turn on “Offers from partners” by e-mail?',
      'Take these changes back?',
      'What SuperOffice may do',
      'Sign in with the link from your mail',
    ]),
  )
  await waiting.who.post('/api/v1/auth/redeem', { code: waiting.code })
  expect(await waiting.who.get('/api/v1/session'), 'the code still works').toMatchObject({ scope: 'person' })
})
