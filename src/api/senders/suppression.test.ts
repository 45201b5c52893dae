import { expect, test, vi } from 'vitest'
import type { Problem } from '#api/contract/problem.ts'
import type { LinksView, SuppressionView } from '#api/contract/senders.ts'
import { dayOf } from '#api/unsubscribe/token.ts'
import type { ChoicesCommand } from '#domain/choices.ts'
import { machine } from '#testing/machine.ts'
import { chose, mailLink, subscribe } from '#testing/mail-link.ts'

const ada = 'ada@example.org'

/** The answer about Ada after she has made choices. */
async function after(topic: string, ...commands: ChoicesCommand[]) {
  const one = machine()
  for (const command of commands) {
    await chose(one.host, command, ada)
    one.host.pass(1)
  }
  const { json } = await one.check<SuppressionView>({ topic, keys: [one.keyOf(ada)] })
  return json.results[0]
}

const on = (topic: string): ChoicesCommand => ({ type: 'Subscribe', topic, channel: 'email' })
const off = (topic: string): ChoicesCommand => ({ type: 'Unsubscribe', topic, channel: 'email' })
const pause: ChoicesCommand = { type: 'Pause', until: '2027-01-01', today: '2026-11-22' }

test.each<[string, string, ChoicesCommand[], SuppressionView['results'][0]]>([
  ['who subscribed gets it', 'news', [on('news')], { suppressed: false }],
  ['who never decided does not', 'news', [], { suppressed: true, reason: 'never-decided' }],
  ['who never decided gets what is on from the start', 'offers', [], { suppressed: false }],
  ['who left does not', 'offers', [off('offers')], { suppressed: true, reason: 'unsubscribed' }],
  ['who left one topic still gets another', 'offers', [on('news'), off('news')], { suppressed: false }],
  ['who objected does not', 'offers', [{ type: 'Object', purpose: 'existing-customers' }], { suppressed: true, reason: 'objected' }],
  [
    'who took the consent back does not',
    'news',
    [
      on('news'),
      { type: 'GiveConsent', purpose: 'newsletter', textVersion: '2026-02' },
      { type: 'RefuseConsent', purpose: 'newsletter', textVersion: '2026-02' },
    ],
    { suppressed: true, reason: 'consent-ended' },
  ],
  ['who paused does not', 'news', [on('news'), pause], { suppressed: true, reason: 'paused' }],
  ['who stopped everything still gets what cannot be stopped', 'service', [pause, { type: 'StopAllMarketing' }], { suppressed: false }],
])('SUP-05 %s', async (_, topic, commands, result) => {
  expect(await after(topic, ...commands)).toEqual(result)
})

test('SUP-05 ten thousand are answered in the order asked, strangers as never decided, five hundred at a time', async () => {
  const { check, keyOf, host } = machine()
  const emails = Array.from({ length: 10_000 }, (_, n) => `person.${n}@folk.example`)
  for (const email of emails.slice(0, 30)) await subscribe(host, 'news', email)
  const asked = vi.spyOn(host.store, 'loadByAddress')
  const { json } = await check<SuppressionView>({ topic: 'news', keys: emails.map(keyOf).reverse() })
  expect(json.results.slice(-30)).toEqual(Array(30).fill({ suppressed: false }))
  expect(json.results.slice(0, -30)).toEqual(Array(9970).fill({ suppressed: true, reason: 'never-decided' }))
  expect(asked.mock.calls.map(([keys]) => keys.length)).toEqual(Array(20).fill(500))
})

test('SUP-05 a store that does not answer suppresses everybody: 503, and not one result', async () => {
  const said = vi.spyOn(console, 'error').mockReturnValue()
  const { check, keyOf, host } = machine()
  const whole = host.store.loadByAddress
  let calls = 0
  // The first chunk still came, the second did not.
  host.store.loadByAddress = (keys) => (++calls === 1 ? whole(keys) : Promise.reject(new Error('connection lost')))
  const keys = Array.from({ length: 501 }, () => keyOf(ada))
  const { status, json } = await check<Problem>({ topic: 'offers', keys })
  expect([status, json.code, 'results' in json]).toEqual([503, 'store-silent', false])
  said.mockRestore()
})

test('MAIL-13 a mail that waited since before its reader left is not sent: each is asked about when it goes out', async () => {
  const { links, check, host } = machine()
  await subscribe(host, 'news', ada)
  const queued = (await links<LinksView>({ topic: 'news', recipients: [ada] })).json.links[0]!
  const result = async () => (await check<SuppressionView>({ topic: 'news', keys: [queued.key] })).json.results[0]
  expect(await result()).toEqual({ suppressed: false })
  await mailLink(host, 1, ada).oneClick()
  expect(await result()).toEqual({ suppressed: true, reason: 'unsubscribed' })
})

test('SUP-01 it is asked by keyed hashes, never by address', async () => {
  const { check, host } = machine()
  const keys = [ada, host.sha256(ada), '0'.repeat(31), 'A'.repeat(32)]
  const { status, json } = await check<Problem>({ topic: 'news', keys })
  expect(status).toBe(422)
  expect(json.errors!.map(({ pointer }) => pointer)).toEqual(['/keys/0', '/keys/1', '/keys/2', '/keys/3'])
})

test('another channel than mail is asked about by the same key', async () => {
  const { check, keyOf, host } = machine()
  await chose(host, { type: 'Subscribe', topic: 'news', channel: 'sms' }, ada)
  const keys = [keyOf(ada)]
  expect((await check<SuppressionView>({ topic: 'news', channel: 'sms', keys })).json.results).toEqual([{ suppressed: false }])
  expect((await check<SuppressionView>({ topic: 'news', keys })).json.results[0]!.suppressed).toBe(true)
  const { status, json } = await check<Problem>({ topic: 'news', channel: 'post', keys })
  expect([status, json.code, json.errors![0]!.pointer]).toEqual([422, 'channel-not-used', '/channel'])
})

test('a pause ends on its day, where the controller is', async () => {
  const { check, keyOf, host } = machine()
  await chose(host, on('news'), ada)
  await chose(host, { type: 'Pause', until: '2026-11-23', today: '2026-11-22' }, ada)
  const suppressed = async () => (await check<SuppressionView>({ topic: 'news', keys: [keyOf(ada)] })).json.results[0]!.suppressed
  const minutesToMidnight = 14 * 60
  host.pass(minutesToMidnight - 1)
  expect([await suppressed(), dayOf(host.now())]).toEqual([true, dayOf(new Date('2026-11-22'))])
  host.pass(1)
  expect([await suppressed(), host.now().toISOString()]).toEqual([false, '2026-11-22T23:00:00.000Z'])
})
