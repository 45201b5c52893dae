import { expect, test } from 'vitest'
import type { ChoicesView } from '#api/contract/choices.ts'
import { apiAs } from '#testing/api-as.ts'
import type { Browser } from '#testing/browser.ts'

const path = '/api/v1/choices'
const choose = async (one: Browser, command: object) => (await (await one.post(path, command)).json()) as ChoicesView
const newsletter = { purpose: 'newsletter', textVersion: '2026-02' }

test('a withdrawal is in the answer, on the next visit, and in the ledger with its evidence', async () => {
  const { ada, host } = await apiAs()
  await choose(ada, { type: 'GiveConsent', ...newsletter })
  const { undo: _, ...answer } = await choose(ada, { type: 'RefuseConsent', ...newsletter })
  expect(answer.consents.newsletter!.status).toBe('withdrawn')
  expect(await (await ada.ask(path)).json()).toEqual(answer)

  const [person] = await Array.fromAsync(host.store.streams('person'))
  expect(await Array.fromAsync(host.store.history(person!))).toMatchObject([
    { event: { type: 'ConsentGiven' }, actor: 'data-subject', door: 'sign-in', language: 'en', textVersion: '2026-02' },
    { event: { type: 'ConsentWithdrawn' }, actor: 'data-subject', door: 'sign-in', language: 'en' },
  ])
})

test('a yes under an outdated text is 409, a no under it is taken', async () => {
  const { ada } = await apiAs()
  const yes = await ada.post(path, { type: 'GiveConsent', purpose: 'newsletter', textVersion: '2020-01' })
  expect(yes.status).toBe(409)
  expect(await yes.json()).toMatchObject({ code: 'text-outdated' })
  const no = await choose(ada, { type: 'RefuseConsent', purpose: 'newsletter', textVersion: '2020-01' })
  expect(no.consents.newsletter!.status).toBe('refused')
})

test('CON-09 a yes that ran out is shown as that', async () => {
  const { ada, host } = await apiAs()
  await choose(ada, { type: 'GiveConsent', ...newsletter })
  host.pass(25 * 31 * 24 * 60)
  await ada.signIn('ada@example.org')
  expect(((await (await ada.ask(path)).json()) as ChoicesView).consents.newsletter!.status).toBe('expired')
})

test('a pause is until a date, within a year', async () => {
  const { ada } = await apiAs()
  expect((await choose(ada, { type: 'Pause', until: '2027-02-22' })).pausedUntil).toBe('2027-02-22')
  expect((await choose(ada, { type: 'Resume' })).pausedUntil).toBeUndefined()
})

test('CON-04 the answer to an act takes it back for half an hour, and only for whom it was', async () => {
  const { ada, eve, host } = await apiAs()
  await choose(ada, { type: 'Subscribe', topic: 'events', channel: 'email' })
  const { undo } = await choose(ada, { type: 'StopAllMarketing' })
  expect((await eve.post(path, { type: 'Undo', undo })).status).toBe(409)
  const back = await choose(ada, { type: 'Undo', undo })
  expect(back.topics.events!.email!.status).toBe('subscribed')
  expect(back.objections).toEqual({})

  const again = await choose(ada, { type: 'StopAllMarketing' })
  host.pass(31)
  await ada.signIn('ada@example.org')
  const late = await ada.post(path, { type: 'Undo', undo: again.undo })
  expect(late.status).toBe(409)
  expect(await late.json()).toMatchObject({ code: 'undo-over' })
})

test('what one chooses is nobody else’s', async () => {
  const { ada, eve } = await apiAs()
  await choose(ada, { type: 'Subscribe', topic: 'events', channel: 'email' })
  expect(await (await eve.ask(path)).json()).toMatchObject({ topics: {}, address: 'e•••••e@example.org' })
})

test.each([
  ['an unknown member', { type: 'Resume', also: 1 }, '/also'],
  ['a missing member', { type: 'Object' }, '/purpose'],
  ['an unknown command', { type: 'Explode' }, '/type'],
  ['a wrong type', { type: 'Pause', until: 3 }, '/until'],
  ['no date', { type: 'Pause', until: 'in March' }, '/until'],
  ['a pause that is over', { type: 'Pause', until: '2026-11-22' }, '/until'],
  ['a pause of more than a year', { type: 'Pause', until: '2027-11-23' }, '/until'],
])('%s is 422 with a pointer, and nothing is recorded', async (_, command, pointer) => {
  const { ada, host } = await apiAs()
  const answer = await ada.post(path, command)
  expect(answer.status).toBe(422)
  const problem = (await answer.json()) as { errors: { pointer: string; detail: string }[] }
  expect(problem.errors.map((error) => error.pointer)).toEqual([pointer])
  expect(await Array.fromAsync(host.store.streams('person'))).toEqual([])
})

test.each(['\u0000', '\ud800', 'x'.repeat(65), 'Ada Lovelace, 10 Downing Street'])(
  'what is no version of a text (%j) does not enter the ledger, which nothing is ever taken out of',
  async (textVersion) => {
    const { host, ada } = await apiAs()
    const tip = await host.store.tip()
    for (const type of ['RefuseConsent', 'GiveConsent']) {
      const answer = await ada.post('/api/v1/choices', { type, purpose: 'profiling', textVersion })
      expect([answer.status, (await answer.json()).errors[0].pointer]).toEqual([422, '/textVersion'])
    }
    expect(await host.store.tip()).toBe(tip)
  },
)
