import { expect, test, vi } from 'vitest'
import type { Problem } from '#api/contract/problem.ts'
import type { ChangesView } from '#api/contract/senders.ts'
import { personStream } from '#api/identity.ts'
import { browser } from '#testing/browser.ts'
import { machine } from '#testing/machine.ts'
import { mailLink, subscribe } from '#testing/mail-link.ts'

const ada = 'ada@example.org'

test('a change says when, by which door, about whom by key, and what', async () => {
  const { changes, host, keyOf } = machine()
  await subscribe(host, 'news', ada)
  host.pass(5)
  await mailLink(host, 1, ada).oneClick()
  const { status, json } = await changes<ChangesView>()
  expect(status).toBe(200)
  expect(json).toEqual({
    changes: [
      {
        position: '1',
        at: '2026-11-22T09:00:00.000Z',
        door: 'sign-in',
        keys: [keyOf(ada)],
        event: { type: 'Subscribed', topic: 'news', channel: 'email' },
      },
      {
        position: '2',
        at: '2026-11-22T09:05:00.000Z',
        door: 'one-click',
        keys: [keyOf(ada)],
        event: { type: 'Unsubscribed', topic: 'news', channel: 'email', wasOn: true },
      },
    ],
    next: '2',
    more: false,
  })
  expect(JSON.stringify(json)).not.toContain('ada')
})

test('it is read on from where it ended, and says whether there is more', async () => {
  const { changes, host } = machine()
  for (let n = 0; n < 5; n++) await subscribe(host, 'news', `person.${n}@folk.example`)
  const first = (await changes<ChangesView>('?limit=2')).json
  expect([first.changes.length, first.next, first.more]).toEqual([2, '2', true])
  const rest = (await changes<ChangesView>(`?after=${first.next}`)).json
  expect([rest.changes.map(({ position }) => position), rest.next, rest.more]).toEqual([['3', '4', '5'], '5', false])
  const none = (await changes<ChangesView>(`?after=${rest.next}`)).json
  expect(none).toEqual({ changes: [], next: '5', more: false })
})

test('visits and requests are left out, and the way on leads over them', async () => {
  const { changes, host, app } = machine()
  await subscribe(host, 'offers', ada)
  const one = browser(host, app)
  await one.signIn(ada)
  await one.post('/api/v1/requests', { requestType: 'access', text: 'All of it.' })
  const before = await host.store.tip()
  await subscribe(host, 'news', ada)
  const { json } = await changes<ChangesView>('?after=1')
  expect(before).toBeGreaterThan(2n)
  expect(json.changes.map(({ position, event }) => [position, event.type])).toEqual([[String(before + 1n), 'Subscribed']])
  const left = (await changes<ChangesView>('?after=1&limit=1')).json
  expect(left).toEqual({ changes: [], next: '2', more: true })
})

test('every key that leads to the person now is told, and none once nothing leads there', async () => {
  const { changes, host, keyOf } = machine()
  const personId = await subscribe(host, 'news', ada)
  const eve = await subscribe(host, 'news', 'eve@example.org')
  const lead = async (email: string, to: string) => {
    const [after] = await host.store.load([personStream(to)])
    await host.store.commit([{ after: after!, entries: [], current: after!, addresses: [{ key: keyOf(email), personId: to }] }])
  }
  const keys = async () => (await changes<ChangesView>()).json.changes[0]!.keys.toSorted()
  await lead('ada@work.example', personId)
  expect(await keys()).toEqual([keyOf(ada), keyOf('ada@work.example')].toSorted())
  await lead('ada@work.example', eve)
  await lead(ada, eve)
  expect(await keys()).toEqual([])
})

test.each(['?after=-1', '?after=x', '?after=1234567890123456789', '?limit=0', '?limit=1001', '?limit=1.5'])(
  '%s is refused by its member',
  async (query) => {
    const { status, json } = await machine().changes<Problem>(query)
    expect([status, json.errors![0]!.pointer]).toEqual([422, `/${/\w+/.exec(query)![0]}`])
  },
)

test('a store that does not answer is 503, so that a reader stays where it is', async () => {
  const said = vi.spyOn(console, 'error').mockReturnValue()
  const { changes, host } = machine()
  host.store.changes = () => Promise.reject(new Error('connection lost'))
  const { status, json } = await changes<Problem>()
  expect([status, json.code]).toEqual([503, 'store-silent'])
  said.mockRestore()
})
