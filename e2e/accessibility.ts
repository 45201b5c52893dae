import type { Page } from '@playwright/test'
import { expectAccessible, expectNothingKept, watch } from './checks.ts'
import { expect, test } from './fixtures.ts'

// Dozens of pages each, looked at twice.
test.describe.configure({ timeout: 240_000 })

const read = async (page: Page, path: string) => (await page.request.get(path)).json()

/** Goes to each page and looks at it; nothing is broken, sent elsewhere or kept. */
async function lookAtAll(page: Page, paths: readonly string[]) {
  const { heard } = await watch(page)
  for (const path of paths) {
    await test.step(path, async () => {
      await page.goto(path)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      expect.soft(heard(), `${path} breaks a policy or asks elsewhere`).toEqual([])
      await expectAccessible(page, path)
    })
  }
  await expectNothingKept(page)
}

test('@server A11Y pages for everybody', async ({ page }) => {
  const versions: { version: string }[] = await read(page, '/api/v1/notices')
  const [newest, older] = versions.map(({ version }) => version)
  await lookAtAll(page, [
    ...['/', '/sign-in', '/sign-in?code=1', '/sign-in#t=nothing', '/cookies', '/help', '/no/such/page', '/u/u1.nothing', '/dev/mailbox'],
    ...['/notice', `/notice/${older}`, `/notice/compare/${older}/${newest}`],
  ])
})

test('@server A11Y pages of a person', async ({ page, signIn }) => {
  await signIn('solveig.aasland@havbris.example')
  const [item] = (await read(page, '/api/v1/items?category=contact-details')).items
  const { requests } = await read(page, '/api/v1/requests')
  const [fact] = (await read(page, '/api/v1/history?kind=choices')).entries
  await lookAtAll(page, [
    ...['/overview', '/data', '/data?by=source', '/data/website-visits', `/data/${item.category}/${item.id}`, '/choices'],
    ...['/requests', '/requests/new', '/requests/new/erasure', '/requests/new/objection'],
    ...requests.map(({ id }: { id: string }) => `/requests/${id}`),
    ...['/export', '/history', `/history/receipt/${fact.stream}/${fact.version}`, '/history/verify'],
  ])
})

test('@server A11Y pages of staff, and a person’s pages as staff see them', async ({ page, signIn }) => {
  await signIn('reader@innsyn.example')
  const found = await page.evaluate(async () => {
    const ask = async (path: string, body: object) => {
      const answer = await fetch(path, { method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } })
      return answer.json()
    }
    return (await ask('/api/v1/staff/people/search', { text: 'aasland' })).people[0].personId as string
  })
  const open = (await read(page, '/api/v1/staff/requests?status=open')).requests[0].id
  const closed = (await read(page, '/api/v1/staff/requests?status=refused')).requests[0].id
  await lookAtAll(page, [
    ...['/staff', '/staff/requests', '/staff/requests?status=closed', `/staff/requests/${open}`, `/staff/requests/${closed}`],
    ...['extend', 'refuse', 'ask', 'write'].map((act) => `/staff/requests/${open}?act=${act}`),
    ...['/staff/people', `/staff/people/${found}`, '/staff/audit'],
  ])

  await page.goto(`/staff/people/${found}`)
  await page.getByRole('radio').first().check()
  await page.getByLabel('Ticket').fill('48213')
  await page.getByRole('button', { name: 'Start looking' }).click()
  await expect(page.getByRole('button', { name: 'End now' })).toBeVisible()
  const { requests } = await read(page, '/api/v1/requests')
  await lookAtAll(page, ['/overview', '/data', '/choices', '/requests', `/requests/${requests[0].id}`, '/export', '/history'])
})
