import type { Page } from '@playwright/test'
import { adaInCrm, boInCrm } from '#testing/crm-people.ts'
import { expect, heading, test } from './fixtures.ts'
import { ownServer } from './own-server.ts'
import { simulator } from './superoffice/simulator.ts'

const email = 'ada@example.com'
const secret = 'the secret of the webhook'

interface ConsentRow {
  purposeKey: string
  legalBaseKey: string
  comment: string
}

/** The CRM's stand-in; `control`: what somebody does there. */
async function crm() {
  const { url, close } = await simulator(0)
  const asked = async <T>(path: string, said?: object): Promise<T> => {
    const answer = await fetch(`${url}/_control/${path}`, said && { method: 'POST', body: JSON.stringify(said) })
    expect(answer.status).toBe(200)
    return answer.json()
  }
  const { environment, tenant, ...secrets } = await asked<Record<string, string>>('partner')
  return {
    asked,
    close,
    entry: {
      ...{ kind: 'superoffice', id: 'crm', name: 'SuperOffice CRM', environment, tenant },
      ...{ applicationToken: 'env:CRM_APPLICATION_TOKEN', systemToken: 'env:CRM_SYSTEM_TOKEN', privateKey: 'env:CRM_PRIVATE_KEY' },
      ...{ webhookSecret: 'env:CRM_WEBHOOK_SECRET', purposes: { 'site-visits-for-sales': 'STORE' } },
      topics: { 'product-news': 12, 'customer-tips': 13 },
    },
    env: {
      ...{ CRM_APPLICATION_TOKEN: secrets.applicationToken!, CRM_SYSTEM_TOKEN: secrets.systemToken! },
      ...{ CRM_PRIVATE_KEY: secrets.privateKey!, CRM_WEBHOOK_SECRET: secret },
    },
    /** As an administrator makes it. */
    tells: (target: string) =>
      asked('set', {
        webhooks: [
          {
            ...{ WebhookId: 1, Name: 'Innsyn', TargetUrl: `${target}/api/v1/sources/crm/events`, Secret: secret },
            ...{ Events: ['person.changed', 'person.unconsented'], State: 'Active', failures: 0, lastError: '' },
          },
        ],
      }),
  }
}

const consent = (page: Page) => page.getByRole('switch', { name: 'Use my website visits to prepare a call with me' })
const saved = (page: Page) => page.getByRole('status').filter({ hasText: 'Saved' }).first()

test('@server a CRM is read where it is, hears of a withdrawal with its receipt, and is heard when somebody is stopped there', async ({
  another,
}) => {
  const there = await crm()
  const asked = [{ purpose: 'STORE', legalBase: '61A', source: 'WEBFORM', comment: 'at a fair' }]
  const { ids } = await there.asked<{ ids: number[] }>('people', [{ ...adaInCrm, reservations: [], consents: asked }, boInCrm])
  const { url } = await ownServer({ sources: [there.entry], env: there.env })
  await there.tells(url)
  const { page, signIn } = await another(url)
  await signIn(email)

  await page.goto('/data?sort=newest')
  await expect(page.getByRole('table').getByRole('link', { name: 'Ten licences' })).toBeVisible()
  await expect(page.locator('body')).not.toContainText('Bosson')
  await page.getByRole('link', { name: 'Follow-up 2026-05-04' }).click()
  await expect(heading(page, 'Follow-up 2026-05-04')).toBeVisible()
  await expect(page.getByText('With the whole team')).toBeVisible()
  await expect(page.getByText(/a trade secret/)).toBeVisible()
  await expect(page.getByText(/another person/).first()).toBeVisible()
  await expect(page.locator('body')).not.toContainText(/Difficult customer|Siri/)
  await page.goBack()
  const cases = page.getByRole('row').filter({ hasText: 'Cannot sign in' })
  await expect(cases.filter({ hasText: 'Worked out by SuperOffice' }), 'what software guessed of it stands beside it').toBeVisible()
  await cases.filter({ hasNotText: 'Worked out by' }).getByRole('link', { name: 'Cannot sign in' }).click()
  await expect(heading(page, 'Cannot sign in')).toBeVisible()
  await expect(page.getByText('It says my password is wrong.')).toBeVisible()
  await expect(page.getByText('Here is a new one.')).toBeVisible()
  await expect(page.locator('body')).not.toContainText('She forgot it again')

  await page.goto('/choices')
  await consent(page).click()
  await expect(saved(page)).toBeVisible()
  await consent(page).click()
  await expect(consent(page)).not.toBeChecked()
  await page.goto('/history')
  const fact = page.getByRole('listitem').filter({ hasText: 'You took back your yes: Use my website visits to prepare a call with me.' })
  await fact.getByRole('link', { name: /receipt/i }).click()
  const [code] = (await page.getByText(/^[0-9A-F-]{14}, issued /).textContent())!.split(',')
  const row = async () => (await there.asked<ConsentRow[]>('rows/consents')).find(({ purposeKey }) => purposeKey === 'STORE')
  await expect.poll(row).toMatchObject({ legalBaseKey: 'WITHDRAWN', comment: `Innsyn ${code}` })

  await page.goto('/choices')
  const tips = page.getByRole('switch', { name: 'Customer tips by e-mail' })
  await expect(tips).toBeChecked()
  await there.asked('staff-edits', { personId: ids[0], set: { noMailing: true } })
  await expect(async () => {
    await page.reload()
    await expect(tips).not.toBeChecked({ timeout: 1000 })
  }).toPass({ timeout: 20_000 })
  await page.goto('/history')
  await expect(page.getByRole('listitem').filter({ hasText: 'Stopped in another system of SuperOffice' }).first()).toBeVisible()
  await there.close()
})
