import { readFileSync } from 'node:fs'
import { expect, heading, test } from './fixtures.ts'

const ragnhild = 'ragnhild.fjosnes@gammelvik.example'
const proof = Buffer.from('%PDF-1.7 a page of the register')

test('@server RECT Art. 18(1)(a) a field is corrected at once; another is disputed, held and taken over by the desk', async ({
  page,
  signIn,
  mailTo,
  another,
}) => {
  await signIn(ragnhild)
  await page.getByRole('main').locator('a[href="/data/contact-details"]').first().click()
  await page.getByRole('link', { name: 'Name and language' }).click()
  await expect(heading(page, 'Name and language')).toBeVisible()
  const item = page.url()

  await page.getByRole('button', { name: 'Correct Language' }).click()
  await page.getByLabel('New value of Language').selectOption({ label: 'Swedish' })
  await page.getByRole('button', { name: 'Save the new value' }).click()
  await expect(page.getByText('Saved. Before: Norwegian. Now: Swedish')).toBeVisible()
  await page.reload()
  await expect(page.getByRole('definition').filter({ hasText: 'Swedish' }), 'its system has it').toBeVisible()

  await page.getByRole('button', { name: 'Say it is wrong: Name' }).click()
  await expect(page.getByText(/^A person at SuperOffice decides on this\. The answer is due \w+ \d+ \w+ \d{4}\./)).toBeVisible()
  await page.getByLabel('New value of Name').fill('Ragnhild Fjøsnes-Moe')
  await page.getByLabel('Why it is wrong').fill('I married in May.')
  await page.getByLabel('Something that shows it').setInputFiles({ name: 'Register.pdf', mimeType: 'application/pdf', buffer: proof })
  await page.getByRole('button', { name: 'Ask for the new value' }).click()
  const disputed = page.getByText(/^You say this is wrong\./)
  const held = page.getByText('Held, not used', { exact: true })
  await expect(disputed).toBeVisible()
  await expect(held).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('row').filter({ hasText: 'Name and language' }), 'the list says it too').toContainText('Held, not used')
  await page.goForward()
  await disputed.getByRole('link', { name: /^The answer is due / }).click()
  await expect(page.getByRole('heading', { name: 'What you say is wrong: Name' })).toBeVisible()
  await expect(page.getByText('Register.pdf')).toBeVisible()
  const request = new URL(page.url()).pathname

  const desk = await another()
  await desk.signIn('reader@innsyn.example')
  await desk.page.goto(`/staff${request}`)
  await expect(desk.page.getByText('I married in May.').first()).toBeVisible()
  const arriving = desk.page.waitForEvent('download')
  await desk.page.getByRole('link', { name: /^Save Register\.pdf/ }).click()
  expect(readFileSync(await (await arriving).path())).toEqual(proof)
  await desk.page.getByRole('link', { name: 'Answer', exact: true }).click()
  await desk.page.getByRole('radio', { name: /^Take it over in / }).check()
  await desk.page.getByLabel(/^What was done, in words/).fill('Congratulations. It is changed.')
  await desk.page.getByRole('button', { name: 'Answer and close' }).click()
  await expect(desk.page.getByRole('radio')).toHaveCount(0)

  await expect(await mailTo(ragnhild, /is answered/)).not.toContainText('Congratulations')
  await page.goto(item)
  await expect(page.getByRole('definition').filter({ hasText: 'Ragnhild Fjøsnes-Moe' })).toBeVisible()
  // That it is held ends some minutes later, when the answer has been read or could have been (RES-03).
  await expect(disputed).toHaveCount(0)
  await page.goto(request)
  await expect(page.getByText('Congratulations. It is changed.')).toBeVisible()
  await expect(page.getByText(/^While this was open it was kept, but not used\./)).toBeVisible()
})
