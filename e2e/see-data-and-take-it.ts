import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { unzip } from '#testing/unzip.ts'
import { expect, heading, test } from './fixtures.ts'

const sjoerd = 'sjoerd@ijsvogeltechniek.example'

test('an item says where it comes from, what for, why, how long and who gets it', async ({ page, signIn }) => {
  await signIn('zivile@sviesosratas.example')
  await page.getByRole('link', { name: /^Your data/ }).click()
  await page.getByRole('link', { name: 'Contact details' }).first().click()
  await expect(heading(page, 'Contact details')).toBeVisible()
  await page.getByRole('table').getByRole('link').first().click()
  await expect(page.getByRole('heading', { name: 'Where it comes from and what happens to it' })).toBeVisible()
  const facts = page.locator('dl.facts')
  await expect(facts.getByRole('term')).toHaveText(['From', 'Used for', 'Because', 'Kept until', 'Shared with'])
  for (const fact of await facts.getByRole('definition').all()) await expect(fact).toHaveText(/\S/)
  await expect(page.getByRole('heading', { name: 'What you can do' })).toBeVisible()
})

test('EXP-08 a copy of everything is made, fetched and whole: every file has the sum its list says', async ({ page, signIn, mailTo }) => {
  await signIn(sjoerd)
  await page.getByRole('link', { name: 'Take your data', exact: true }).click()
  await expect(heading(page, 'Take your data')).toBeVisible()
  await page.getByRole('button', { name: 'Make the copy' }).click()
  await expect(page.getByRole('heading', { name: 'The copy is ready' }).or(page.getByText('The copy is ready'))).toBeVisible()
  const arriving = page.waitForEvent('download')
  await page.getByRole('button', { name: /^Fetch/ }).click()
  const download = await arriving
  expect(download.suggestedFilename()).toMatch(/^innsyn-access-\d{4}-\d\d-\d\d\.zip$/)
  await expect(page.getByText(/^Fetched: /)).toBeVisible()

  const files = unzip(readFileSync(await download.path()))
  const listed = new TextDecoder().decode(files.get('SHA256SUMS')).trim().split('\n')
  const sums = Object.fromEntries(listed.map((line) => line.split('  ').toReversed()))
  const all = [...files].filter(([name]) => name !== 'SHA256SUMS')
  expect(sums).toEqual(Object.fromEntries(all.map(([name, bytes]) => [name, createHash('sha256').update(bytes).digest('hex')])))
  expect(new TextDecoder().decode(files.get('data/contact-details.json'))).toContain(sjoerd)

  await expect(await mailTo(sjoerd, /copy/)).toContainText('A copy of your data was made')
  await page.goto('/history')
  await expect(page.getByRole('heading', { name: 'You made a copy of your data.' })).toBeVisible()
})
