import { expect, heading, test } from './fixtures.ts'

const penelope = 'p.thistlewaite@marrowfield.example'

test('IMP-01 IMP-03 IMP-06 support looks at a person’s pages: always visible, read-only, and the person sees it', async ({
  page,
  signIn,
}) => {
  await signIn('support@innsyn.example')
  await page.getByRole('link', { name: 'People', exact: true }).click()
  await page.getByLabel('Name or address').fill('thistlewaite')
  await page.getByRole('button', { name: 'Search' }).click()
  await page.getByRole('link', { name: 'Penelope Thistlewaite' }).click()
  await expect(page.getByText('A reason and a ticket are needed.')).toBeVisible()
  await page.getByRole('radio', { name: 'A call or mail to support' }).check()
  await page.getByLabel('Ticket').fill('48213')
  await page.getByRole('button', { name: 'Start looking' }).click()

  await expect(heading(page, 'What SuperOffice holds about Penelope Thistlewaite')).toBeVisible()
  const banner = page.getByRole('region', { name: 'You are viewing somebody else’s pages' })
  await expect(banner).toContainText('Ticket 48213: support call')
  await expect(page).toHaveTitle(/^Viewing as Penelope Thistlewaite: /)
  await page.getByRole('link', { name: 'Choices', exact: true }).click()
  await expect(heading(page, 'What SuperOffice may do')).toBeVisible()
  await expect(banner).toBeVisible()
  await expect(page.getByRole('switch')).toHaveCount(0)

  const refused = await page.evaluate(async () => {
    const body = JSON.stringify({ type: 'StopAll' })
    const answer = await fetch('/api/v1/choices', { method: 'POST', body, headers: { 'Content-Type': 'application/json' } })
    return { status: answer.status, code: (await answer.json()).code }
  })
  expect(refused, 'the server refuses, not only the page').toEqual({ status: 403, code: 'impersonation-read-only' })

  await banner.getByRole('button', { name: 'End now' }).click()
  await expect(heading(page, 'Find a person')).toBeVisible()
  await page.getByRole('button', { name: 'Sign out' }).first().click()
  await expect(heading(page, /See what SuperOffice knows about you/)).toBeVisible()

  await signIn(penelope)
  await page.getByRole('link', { name: 'History', exact: true }).click()
  const look = page.getByRole('listitem').filter({ hasText: 'Staff of SuperOffice looked at your pages' })
  await expect(look).toContainText('Why: support call, ticket 48213.')
  await expect(look).toContainText('choices')
  await expect(look).not.toContainText('support@innsyn.example')
})
