import { expect, heading, linkIn, test } from './fixtures.ts'

test('@mock without any server what was done is there after a reload, and the session too', async ({ page, signIn, mailTo, context }) => {
  await signIn('ingvild.bjorkelid@kveldro.example')
  await page.goto('/choices')
  const topic = page.getByRole('switch', { name: 'Product news by e-mail' })
  await expect(topic).toBeChecked()
  await topic.click()
  await expect(topic).not.toBeChecked()
  await page.reload()
  await expect(topic).not.toBeChecked()

  // From here on nothing but what the worker answers is there.
  await page.route('**/api/**', (route) => route.abort())
  await page.goto('/history')
  await expect(page.getByRole('heading', { name: 'You turned off Product news by e-mail.' })).toBeVisible()
  expect(await context.cookies(), 'cookies never leave the worker').toEqual([])

  await linkIn(await mailTo('solveig.aasland@havbris.example', /Product news/), '/u/').click()
  await expect(heading(page, 'Stop “Product news” by e-mail?')).toBeVisible()
  await page.getByRole('button', { name: 'Stop Product news' }).click()
  await expect(heading(page, '“Product news” by e-mail is off')).toBeVisible()
  await page.reload()
  await expect(page.getByText(/It has been off since/)).toBeVisible()
})
