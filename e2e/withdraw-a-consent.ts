import { expect, heading, test } from './fixtures.ts'

test('a yes is taken back as easily as it was given, and the history shows both', async ({ page, signIn }) => {
  await signIn('bjorn.ekstrand@skogsklyftan.example')
  await page.getByRole('link', { name: 'Choices', exact: true }).click()
  await expect(heading(page, 'What SuperOffice may do')).toBeVisible()
  const consent = page.getByRole('switch', { name: 'Match my address with advertising networks' })
  await expect(consent).toBeChecked()
  await consent.click()
  await expect(consent).not.toBeChecked()
  await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible()

  await page.reload()
  await expect(consent, 'the server has it').not.toBeChecked()
  await page.getByRole('link', { name: 'History', exact: true }).click()
  await expect(heading(page, 'History')).toBeVisible()
  const withdrawn = page.getByRole('listitem').filter({ hasText: 'You took back your yes: Match my address with advertising networks.' })
  await expect(withdrawn).toContainText('By you, signed in on this site.')
  await expect(page.getByRole('heading', { name: 'You said yes: Match my address with advertising networks.' })).toBeVisible()
})
