import type { Page } from '@playwright/test'
import { expectAccessible } from './checks.ts'
import { expect, heading, test } from './fixtures.ts'
import { ownServer } from './own-server.ts'

const mailbox = 'kontoret@fjeldbakeriet.example'
const astrid = {
  email: mailbox,
  name: 'Astrid Fjeld',
  marks: [
    { kind: 'phone', value: '+46 70 174 06 05' },
    { kind: 'birth-date', value: '1971-05-02' },
  ],
}
const birger = { email: mailbox, name: 'Birger Fjeld', marks: [{ kind: 'phone', value: '+46 70 174 06 99' }] }

const held = (person: object, id: string, title: string, value: string) => ({
  ...{ person, system: 'Shop', id, category: 'orders-and-invoices', title, at: '2026-03-04', origin: 'provided' },
  values: [{ name: 'paid', label: { en: 'Paid by', sv: 'Betalt av' }, value }],
})
const records = [
  held(astrid, 'a1', 'Flour, twenty sacks', 'card of Astrid'),
  { ...held(astrid, 'a2', 'Rye, ten sacks', 'card of Astrid'), at: '2026-02-03' },
  held(birger, 'b1', 'A ring', 'card of Birger'),
]
/** As the address of its page has it. */
const ring = Buffer.from('records\nShop:b1').toString('base64url')

const question = (page: Page) => page.getByRole('heading', { name: 'Which of you is here?' })

test('@server IDV-06 two people with one mailbox: nobody reads of the other, and who says who they are sees what is theirs', async ({
  another,
}) => {
  const { url } = await ownServer({ records })
  const { page, signIn } = await another(url)
  const nothingShown = async () => {
    await expect(question(page)).toBeVisible()
    await expect(page.locator('body')).not.toContainText(/sacks|ring|Astrid|Birger/)
  }
  await signIn(mailbox)
  for (const path of ['/overview', '/data', '/data?q=sacks', '/data/orders-and-invoices', `/data/orders-and-invoices/${ring}`]) {
    await page.goto(path)
    await nothingShown()
  }
  await expectAccessible(page, 'a shared mailbox')
  await page.setViewportSize({ width: 1280, height: 800 })

  await page.goto('/choices')
  const tips = page.getByRole('switch', { name: 'Customer tips by e-mail' })
  await tips.click()
  await expect(page.getByRole('status').filter({ hasText: 'Saved' }).first(), 'choices are of the address, and work').toBeVisible()

  await page.goto('/data')
  await page.getByLabel('What do you want to say?').selectOption({ label: 'Your date of birth' })
  const say = page.getByRole('button', { name: 'Show what is mine' })
  await page.getByLabel('Your date of birth').fill('1971-05-03')
  await say.click()
  await expect(page.getByText('That does not tell us who you are.').first()).toBeVisible()
  await nothingShown()
  await page.getByLabel('What do you want to say?').selectOption({ label: 'Your phone number' })
  await page.getByLabel('Your phone number').fill('070-174 06 05')
  await say.click()
  await expect(question(page)).toBeHidden()
  await page.getByRole('link', { name: 'Orders and invoices' }).first().click()
  const rows = page.getByRole('table').locator('tbody tr')
  await expect(rows).toHaveText([/Flour, twenty sacks/, /Rye, ten sacks/])
  await page.goto(`/data/orders-and-invoices/${ring}`)
  await expect(heading(page, 'There is nothing at this address')).toBeVisible()
  await page.goto('/data?q=ring')
  await expect(page.getByText('Nothing found').first()).toBeVisible()
  await page.goto('/choices')
  await expect(tips).not.toBeChecked()

  await page.getByRole('button', { name: 'Sign out' }).first().click()
  await expect(heading(page, /See what SuperOffice knows about you/)).toBeVisible()
  await signIn(mailbox)
  await page.goto('/data')
  await nothingShown()
})
