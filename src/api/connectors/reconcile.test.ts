import { expect, test } from 'vitest'
import { crmAndAda } from '#testing/crm-and-ada.ts'
import { lastReconciled, reconcile } from './reconcile.ts'

const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, n) => [`p${n}`, [`p${n}@example.org`]]))

test('the first time everybody is looked at, then whoever was changed since', async () => {
  const { host, keeper, crm, settle, choicesOf } = crmAndAda()
  expect([await lastReconciled(host, keeper), await reconcile(host, keeper)]).toEqual([undefined, 2])
  expect(await lastReconciled(host, keeper)).toBe(host.now().toISOString())
  await settle()
  host.pass(60)
  crm.edit('8', { stopped: ['news'] })
  host.pass(60)
  await reconcile(host, keeper)
  await settle()
  expect((await choicesOf('bo@example.org'))!.topics.news).toMatchObject({ email: { status: 'unsubscribed' } })
  host.pass(60)
  expect(await reconcile(host, keeper), 'the newest change is looked at again').toBe(1)
  expect(await reconcile(host, keeper, { all: true })).toBe(2)
})

test('where it breaks off it goes on: the place is kept after what was found is queued', async () => {
  const { host, keeper, crm } = crmAndAda({}, many(450))
  const { changed } = crm.choices
  crm.rows.forEach((row, ref) => {
    row.changedAt = new Date(Date.parse('2026-11-01T00:00:00Z') + Number(ref.slice(1)) * 1000).toISOString()
  })
  crm.choices.changed = async function* (since) {
    let left = 250
    for await (const one of changed(since)) {
      if (left-- === 0) throw new Error('the CRM went away')
      yield one
    }
  }
  await expect(reconcile(host, keeper)).rejects.toThrow('went away')
  expect([(await host.store.outbox.waiting()).due, await lastReconciled(host, keeper)]).toEqual([200, undefined])
  crm.choices.changed = changed
  expect(await reconcile(host, keeper)).toBe(251)
})

test('where it cannot be queued the place stays where it was', async () => {
  const { host, keeper } = crmAndAda()
  const { add } = host.store.outbox
  host.store.outbox.add = () => Promise.reject(new Error('disk full'))
  await expect(reconcile(host, keeper)).rejects.toThrow('disk full')
  host.store.outbox.add = add
  expect(await reconcile(host, keeper)).toBe(2)
})

test('a change dated in the future hides no other', async () => {
  const { host, keeper, crm } = crmAndAda()
  crm.rows.get('7')!.changedAt = '2099-01-01T00:00:00.000Z'
  await reconcile(host, keeper)
  host.pass(60)
  crm.edit('8', { stopped: ['news'] })
  expect(await reconcile(host, keeper)).toBe(2)
})

test('a look at everybody that breaks off does not move the place back', async () => {
  const { host, keeper, crm } = crmAndAda({}, many(450))
  await reconcile(host, keeper)
  host.pass(60)
  crm.rows.forEach((row) => {
    row.changedAt = '2026-11-01T00:00:00.000Z'
  })
  await reconcile(host, keeper, { all: true })
  expect(await reconcile(host, keeper)).toBe(0)
})
