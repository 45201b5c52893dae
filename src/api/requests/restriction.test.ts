import { expect, test } from 'vitest'
import { carryOutSome, deliver } from '#api/effects/deliver.ts'
import { lanesOf } from '#api/effects/lanes.ts'
import type { Source } from '#sources/source.ts'
import { memoryStore } from '#store/memory/memory-store.ts'
import { asked, disputed } from '#testing/disputed.ts'

type Disputed = Awaited<ReturnType<typeof disputed>>

const settled = async ({ host }: Disputed, minutes = 11) => {
  await deliver(host)
  host.pass(minutes)
  await deliver(host)
}
const refuse = { type: 'Refuse', ground: 'right_not_applicable', text: 'It is right as it stands.' }
const fulfil = { type: 'Fulfil', text: 'Put right.' }
const restriction = async ({ ada, id }: Disputed, wanted: object = { category: 'profile', item: id }): Promise<string> =>
  (await asked(ada.post('/api/v1/requests', { requestType: 'restriction', ...wanted }))).id

test.each([
  ['fulfilled', fulfil],
  ['refused', refuse],
])('RES-01 RES-03 the system holds what is disputed, and lets it go after the answer: %s', async (status, command) => {
  const all = await disputed()
  const request = await all.dispute()
  await deliver(all.host)
  expect(all.held().restricted).toBe(true)
  await all.decide(request, command)
  await deliver(all.host)
  const mail = all.host.mails.at(-1)!
  expect(mail.text).toContain('that restriction ends, and it is used again')
  expect(all.held().restricted, 'the mail goes first').toBe(true)
  await settled(all)
  expect([all.held().restricted, (await all.item()).restricted]).toEqual([false, false])
  expect(await asked(all.ada.ask(`/api/v1/requests/${request}`))).toMatchObject({ status, correction: { restrictionEnded: true } })
})

test('RES-03 whoever withdraws is told by the answer, and the restriction ends at once', async () => {
  const all = await disputed()
  const request = await all.dispute()
  await deliver(all.host)
  const view = await asked(all.ada.post(`/api/v1/requests/${request}/withdrawal`, {}))
  expect(view).toMatchObject({ status: 'withdrawn', correction: { restrictionEnded: true } })
  await deliver(all.host)
  expect(all.held().restricted).toBe(false)
})

test('two fields of one item: it is held until both are answered', async () => {
  const all = await disputed()
  const [first, second] = [await all.dispute(), await all.dispute({ field: 'vip', value: 'true' })]
  await settled(all)
  await all.decide(first, refuse)
  await deliver(all.host)
  expect(all.host.mails.at(-1)!.text).not.toContain('used again')
  expect(await asked(all.ada.ask(`/api/v1/requests/${first}`))).not.toHaveProperty('correction.restrictionEnded')
  await settled(all)
  expect(all.held().restricted).toBe(true)
  await all.olga.signIn('olga@acme.example')
  await all.decide(second, refuse)
  await settled(all)
  expect(all.held().restricted).toBe(false)
})

test.each([
  ['this item', undefined],
  ['its category', { category: 'profile' }],
  ['everything', {}],
])('a restriction the person asked for of %s stays when the dispute is over', async (_, wanted) => {
  const all = await disputed()
  const request = await all.dispute()
  await restriction(all, wanted)
  await settled(all)
  await all.olga.signIn('olga@acme.example')
  await all.decide(request, fulfil)
  await settled(all)
  expect(all.held().restricted).toBe(true)
  expect(all.host.mails.at(-1)!.text).not.toContain('used again')
})

test('a restriction of another category holds nothing here', async () => {
  const all = await disputed()
  const request = await all.dispute()
  await restriction(all, { category: 'orders' })
  await deliver(all.host)
  await all.decide(request, fulfil)
  await settled(all)
  expect(all.held().restricted).toBe(false)
})

test('when the restriction that was asked for is refused as well, nothing holds the item any more', async () => {
  const all = await disputed()
  const [request, asking] = [await all.dispute(), await restriction(all)]
  await deliver(all.host)
  await all.decide(request, fulfil)
  await all.decide(asking, refuse)
  await settled(all)
  expect(all.held().restricted).toBe(false)
})

test('what somebody else had restricted before stays restricted', async () => {
  const all = await disputed()
  all.held().restricted = true
  const request = await all.dispute()
  await settled(all)
  await all.olga.signIn('olga@acme.example')
  await all.decide(request, fulfil)
  await settled(all)
  expect(all.held().restricted).toBe(true)
})

test('a system that is silent when the answer is given lets go when it speaks again', async () => {
  let silent = false
  const spoken: boolean[] = []
  const over: Partial<Source> = {}
  const all = await disputed({ over })
  const { restrict } = all.system
  all.host.sources = all.host.sources.map((source) => ({
    ...source,
    restrict: async (subjects, itemId, on) => {
      if (silent) throw new Error('no answer')
      spoken.push(on)
      return restrict(subjects, itemId, on)
    },
  }))
  const request = await all.dispute()
  await deliver(all.host)
  silent = true
  await all.decide(request, fulfil)
  await settled(all)
  expect([spoken, all.held().restricted]).toEqual([[true], true])
  silent = false
  await settled(all)
  expect([spoken, all.held().restricted]).toEqual([[true, false], false])
})

test('a process that dies between the answer and the lifting leaves it to the next one', async () => {
  const store = memoryStore()
  const all = await disputed({ store })
  const request = await all.dispute()
  await deliver(all.host)
  await all.decide(request, fulfil)
  all.host.pass(11)
  const next = { ...all.host, effectsWaiting: () => undefined }
  expect(all.held().restricted).toBe(true)
  await deliver(next)
  expect(all.held().restricted).toBe(false)
  expect(await store.outbox.waiting()).toEqual({ due: 0, dead: 0 })
})

test('holding that comes late, after the request was withdrawn, holds nothing', async () => {
  const all = await disputed()
  const request = await all.dispute()
  await all.ada.post(`/api/v1/requests/${request}/withdrawal`, {})
  await settled(all)
  expect(all.held().restricted ?? false).toBe(false)
})

test('a request that is withdrawn, and lifted, while the system is at holding holds nothing in the end', async () => {
  let meanwhile: () => Promise<unknown> = async () => undefined
  const all = await disputed()
  const { restrict } = all.system
  all.host.sources = all.host.sources.map((source) => ({
    ...source,
    restrict: async (...how) => {
      const first = meanwhile
      meanwhile = async () => undefined
      await first()
      return restrict(...how)
    },
  }))
  const request = await all.dispute()
  meanwhile = async () => {
    await all.ada.post(`/api/v1/requests/${request}/withdrawal`, {})
    const lane = lanesOf(all.host).find(({ kind }) => kind === 'restriction/lift')!
    expect(await carryOutSome(all.host, lane)).toEqual({ tried: 1, done: 1 })
  }
  await settled(all)
  expect(all.held().restricted).toBe(false)
})

test('a system that cannot restrict is not asked to; the pages say it all the same', async () => {
  const asking: boolean[] = []
  const over: Partial<Source> = {
    can: ['correct'],
    restrict: async (_, __, on) => {
      asking.push(on)
      return { category: 'profile', result: 'not-possible', count: 0 }
    },
  }
  const all = await disputed({ over })
  await all.dispute()
  await settled(all)
  expect([asking, (await all.item()).restricted]).toEqual([[], true])
})
