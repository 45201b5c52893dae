import { expect, test } from './fixtures.ts'

const ways = [
  { name: 'the connection is cut', person: 'jorgen.romer@kloverdal.example', status: undefined },
  { name: 'the server fails', person: 'malte.akergren@gullvive.example', status: 500 },
]

for (const { name, person, status } of ways) {
  test(`@server WEB-01 ${name}: the switch goes back and says so, and trying again works`, async ({ page, signIn }) => {
    await signIn(person)
    await page.goto('/choices')
    const box = page.getByRole('switch', {
      name: status ? 'Keep my application for other positions' : 'Measure how I find my way on the website',
    })
    await expect(box).toBeChecked()
    await page.route('**/api/v1/choices', (route) => {
      if (route.request().method() !== 'POST') return route.fallback()
      return status ? route.fulfill({ status, contentType: 'application/problem+json', body: '{}' }) : route.abort()
    })
    await box.click()
    const alert = page.getByRole('alert').filter({ hasText: 'Not saved: ' })
    await expect(alert).toContainText(/is still on/)
    await expect(box).toBeChecked()

    await page.unroute('**/api/v1/choices')
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(box).not.toBeChecked()
    await expect(alert).toHaveCount(0)
    await page.reload()
    await expect(box).not.toBeChecked()
  })
}
