import { expect, test } from 'vitest'
import { deliver } from '#api/effects/deliver.ts'
import { linksCommand } from '#server/commands/links.ts'
import { apiAs, people } from '#testing/api-as.ts'
import { erased, leftOf } from '#testing/erased.ts'
import { machine } from '#testing/machine.ts'
import { mailLink, tokenTo } from '#testing/mail-link.ts'
import { memorySource } from '#testing/memory-source.ts'

const email = 'ada@example.org'

/** Ada got offers from the start, read news, and asked to be forgotten. */
async function afterErasure(wanted?: object) {
  const all = await apiAs()
  await all.ada.post('/api/v1/choices', { type: 'Subscribe', topic: 'news', channel: 'email' })
  await erased(all.host, all.ada, all.olga, wanted)
  const left = await leftOf(all.host, email)
  const isAsLeft = async () => expect(await leftOf(all.host, email)).toEqual(left)
  return { ...all, ...left, isAsLeft }
}

test('ERA-03 that somebody was erased is all that stays of who stopped nothing: an instant, and whom it is about by key alone', async () => {
  const { host, choices, vault, stream } = await afterErasure()
  expect(choices).toEqual({ consents: {}, topics: {}, objections: {}, forgottenAt: host.now().toISOString() })
  expect(vault).toEqual({})
  const facts = await Array.fromAsync(host.store.history(stream))
  expect(facts.map(({ event, door }) => [event, door])).toEqual([[{ type: 'Forgotten' }, 'staff']])
})

test('ERA-02 the erasure of one category, or of one of those who share a mailbox, is not that', async () => {
  const { choices } = await afterErasure({ category: 'visits' })
  expect(choices).not.toHaveProperty('forgottenAt')

  const item = { id: '1', category: 'orders', at: '2026-01-01' }
  const couple = ['Ada Ek', 'Bo Ek'].map((name, at) => {
    const marks = [{ kind: 'phone' as const, value: `070-123 45 6${at}` }]
    return { ref: name, name, marks, emails: ['family@example.org'], items: [{ ...item, id: name }] }
  })
  const { host, stranger: hers, another } = people({ sources: [memorySource({ id: 'crm', name: 'CRM', people: couple, can: ['erase'] })] })
  await hers.signIn('family@example.org')
  expect((await hers.post('/api/v1/session/mark', { kind: 'phone', value: '070-123 45 60' })).status).toBe(200)
  const olga = another()
  await olga.signIn('olga@acme.example')
  expect(await erased(host, hers, olga)).toMatchObject({ status: 'fulfilled' })
  const { choices: shared, vault } = await leftOf(host, 'family@example.org')
  expect([shared, vault]).toEqual([undefined, { email: 'family@example.org' }])
})

test('ERA-03 whoever types in the address brings nobody back: no sign-in, no lost mail, no link of an old mail', async () => {
  const { host, isAsLeft, eve } = await afterErasure()
  await eve.post('/api/v1/auth/link', { email })
  await eve.post('/api/v1/auth/preferences', { email })
  await deliver(host)
  await isAsLeft()
  for (const family of ['u1', 'p1'] as const) {
    await eve.post('/api/v1/auth/exchange', { token: tokenTo(host, email, family), instead: true })
    const answer = await eve.ask('/api/v1/choices')
    expect(await answer.text(), 'TOK-01 who found a mail of theirs is not told').not.toContain('forgotten')
    expect((await eve.ask('/api/v1/items')).status).toBe(403)
  }
  expect((await mailLink(host, 1, email).open()).status).toBe(200)
  await isAsLeft()
})

test('ERA-03 staff find nobody, and a list of links holds a key and no address', async () => {
  const { host, sam, ada, isAsLeft } = await afterErasure()
  for (const text of [email, 'Lovelace']) {
    const { people } = await (await sam.post('/api/v1/staff/people/search', { text })).json()
    expect(people).toEqual([])
  }
  const open = async () => ({ host }) as never
  const { text } = await linksCommand.run({ open } as never, { count: '9' }, [])
  expect(text).toContain('/u/u1.')
  expect(text).not.toContain('ada')
  await isAsLeft()
  await ada.signIn(email)
  const { people } = await (await sam.post('/api/v1/staff/people/search', { text: email })).json()
  expect(people, 'who came back is found').toMatchObject([{ email }])
})

test('SUP-05 ERA-03 nobody is to send to them, also what came from the start, and every receiver is told why', async () => {
  const { host, ada } = await afterErasure()
  const mailer = machine(host)
  for (const topic of ['news', 'offers', 'events']) {
    const { json } = await mailer.check({ topic, keys: [mailer.keyOf(email)] })
    expect(json, topic).toMatchObject({ results: [{ suppressed: true }] })
  }
  const { json } = await mailer.changes<{ changes: object[] }>()
  expect(json.changes).toMatchObject([
    { keys: [], event: { type: 'Subscribed' } },
    { keys: [mailer.keyOf(email)], event: { type: 'Forgotten' } },
  ])
  await ada.signIn(email)
  const view = await (await ada.ask('/api/v1/choices')).json()
  expect([view.topics.offers.email.status, view.forgottenAt]).toEqual(['unsubscribed', undefined])
  const { entries } = await (await ada.ask('/api/v1/history')).json()
  expect(entries.map(({ event }: { event: { type: string } }) => event.type)).toContain('Forgotten')
})

test('SUP-03 an address that turns out to be theirs adds its stops, and they stay erased; nothing of it goes along to a new one', async () => {
  const { host, choices, stream } = await afterErasure()
  const mailer = machine(host)
  await mailLink(host, 2, 'old@example.org').oneClick()
  await mailer.events({ type: 'address-change', from: 'old@example.org', to: email })
  const merged = await leftOf(host, email)
  expect([merged.stream, merged.choices!.forgottenAt]).toEqual([stream, choices!.forgottenAt])
  expect(merged.choices!.topics).toMatchObject({ offers: { email: { status: 'unsubscribed' } } })
  await mailer.events({ type: 'address-change', from: email, to: 'new@example.org' })
  const moved = await leftOf(host, 'new@example.org')
  expect(moved.choices).not.toHaveProperty('forgottenAt')
  expect(moved.choices!.topics).toMatchObject({ offers: { email: { status: 'unsubscribed' } } })
})

test('ERA-03 whoever comes back and is erased again is so from the later day on', async () => {
  const { host, ada, olga, choices } = await afterErasure()
  host.pass(60 * 24 * 3)
  await Promise.all([ada.signIn(email), olga.signIn('olga@acme.example')])
  await ada.post('/api/v1/choices', { type: 'Subscribe', topic: 'news', channel: 'email' })
  await erased(host, ada, olga)
  const again = (await leftOf(host, email)).choices!
  expect(again.forgottenAt! > choices!.forgottenAt!).toBe(true)
  expect(again.topics).toEqual({})
})
