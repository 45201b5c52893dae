import { codeIn, expect, heading, linkIn, press, test } from './fixtures.ts'

test('TOK-04 a link that was cut off or changed says so', async ({ page, mailTo }) => {
  const address = (await linkIn(await mailTo('solveig.aasland@havbris.example', /Product news/), '/u/').getAttribute('href'))!
  const cut = address.slice(0, -3)
  for (const wrong of [cut, '/u/u1.nothing', '/u/x']) {
    await page.goto(wrong)
    await expect(heading(page, 'This link does not work')).toBeVisible()
  }
  await page.getByRole('link', { name: 'Sign in to choose what reaches you' }).click()
  await expect(page.getByLabel('Your e-mail address')).toBeVisible()
})

test('@server TOK-04 WEB-08 what is not there has the status of not being there', async ({ request }) => {
  const status = async (path: string) => (await request.get(path, { headers: { Accept: 'text/html' } })).status()
  expect(await status('/u/u1.nothing')).toBe(404)
  expect(await status('/no/such/page')).toBe(404)
  expect(await status('/overview')).toBe(200)
})

test('AUTH-06 the sixth try of a code says that the tries are used up, even with the right one', async ({ page, mailTo }) => {
  const torbjorn = 'torbjorn.rodsasen@fonnafjell.example'
  await page.goto('/')
  await page.getByLabel('Your e-mail address').fill(torbjorn)
  await press(page.getByRole('button', { name: 'Send me a code' }), heading(page, 'Type the code we sent'))
  const code = await codeIn(await mailTo(torbjorn))
  await page.goBack()
  const field = page.getByLabel('Code, eight digits')
  const signIn = () =>
    Promise.all([
      page.waitForResponse((response) => response.url().endsWith('/api/v1/auth/redeem')),
      page.getByRole('button', { name: 'Sign in' }).click(),
    ])
  const wrong = code === '00000000' ? '00000001' : '00000000'
  for (let tries = 0; tries < 5; tries++) {
    await field.fill(wrong)
    await signIn()
    await expect(page.getByText('That is not the code in the mail.')).toBeVisible()
    await expect(field).toHaveAttribute('aria-invalid', 'true')
  }
  await field.fill(code)
  await signIn()
  await expect(page.getByText('The five tries are used up. Ask for a new code.')).toBeVisible()
})

test('a link of a mail that is used or made up says that it no longer works', async ({ page }) => {
  await page.goto('/sign-in#t=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByText('This code no longer works. Ask for a new one.')).toBeVisible()
  await page.getByRole('link', { name: 'Send a new code' }).click()
  await expect(page.getByLabel('Your e-mail address')).toBeVisible()
})

test('@server somebody else’s request and one that never was look the same: nothing there', async ({ page, signIn, another }) => {
  await signIn('reto@zgraggenmatt.example')
  await page.goto('/requests')
  await page.getByRole('link', { name: 'Hold data without using it' }).click()
  await expect(page.getByRole('heading', { name: /^The answer is due on / })).toBeVisible()
  const his = new URL(page.url()).pathname

  const hers = await another()
  await hers.signIn('ingvild.bjorkelid@kveldro.example')
  for (const path of [his, '/requests/00000000-0000-4000-8000-000000000000', '/data/contact-details/no-such-item', '/no/such/page']) {
    await hers.page.goto(path)
    await expect(heading(hers.page, 'There is nothing at this address')).toBeVisible()
  }
})

test('WEB-07 a deep link survives sign-in, and nothing leads away from the site', async ({ page, typeCodeFor }) => {
  const nameless = 'kjerringvik.post@smavik.example'
  await page.goto('/history?kind=choices')
  await expect(heading(page, 'Sign in')).toBeVisible()
  await page.getByLabel('Your e-mail address').fill(nameless)
  await press(page.getByRole('button', { name: 'Send me a code' }), heading(page, 'Type the code we sent'))
  await typeCodeFor(nameless)
  await expect(heading(page, 'History')).toBeVisible()
  await expect(page).toHaveURL(/\/history\?kind=choices$/)

  await page.getByRole('button', { name: 'Sign out' }).first().click()
  await expect(heading(page, /See what SuperOffice knows about you/)).toBeVisible()
  await page.goto('/sign-in?returnTo=%2F%2Fevil.example%2Foverview')
  await page.getByLabel('Your e-mail address').fill(nameless)
  await press(page.getByRole('button', { name: 'Send me a code' }), heading(page, 'Type the code we sent'))
  await typeCodeFor(nameless)
  await expect(page).toHaveURL(/^http:\/\/localhost:\d+\/overview$/)
})
