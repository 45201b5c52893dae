import { expect, test } from 'vitest'
import { people } from '#testing/api-as.ts'
import { chose, mailLink, reader, subscribe, tokenTo } from '#testing/mail-link.ts'
import { undoUrl } from './undo-link.ts'

const news = { topic: 'news', channel: 'email' } as const

const proofIn = (page: string) => /name="undo" value="([\w-]+)"/.exec(page)![1]!

test('MAIL-19 the undo of a page does not turn on what was stopped after it', async () => {
  const { host, press, oneClick, status } = mailLink()
  await subscribe(host)
  const undo = proofIn(await (await press({ intent: 'stop-topic' })).text())
  await press({ intent: 'undo', undo })
  expect(await status()).toBe('subscribed')
  await oneClick()
  expect((await press({ intent: 'undo', undo })).status).toBe(200)
  expect(await status()).toBe('unsubscribed')
})

test('MAIL-19 an undo on the choices page does not bring back what was stopped after it', async () => {
  const { host, stranger } = people()
  await subscribe(host)
  await stranger.post('/api/v1/auth/exchange', { token: tokenTo(host, reader, 'p1') })
  const { undo } = await (await stranger.post('/api/v1/choices', { type: 'Unsubscribe', ...news })).json()
  await chose(host, { type: 'Subscribe', ...news })
  await mailLink(host).oneClick()
  await stranger.post('/api/v1/choices', { type: 'Undo', undo })
  expect(await mailLink(host).status()).toBe('unsubscribed')
})

/** A visit by a preference link turned news off; `between` happened before it turned events on, and the mail tells of both. */
async function toldWith(between: (link: ReturnType<typeof mailLink>) => Promise<unknown>) {
  const link = mailLink()
  const { host, key } = link
  await subscribe(host)
  const personId = await subscribe(host, 'offers')
  const byLink = (type: 'Subscribe' | 'Unsubscribe', topic: string) =>
    chose(host, { type, topic, channel: 'email' }, reader, 'preference-link')
  await byLink('Unsubscribe', 'news')
  await between(link)
  await byLink('Subscribe', 'events')
  const last = (await Array.fromAsync(host.store.history(`person/${personId}`))).at(-1)!.version
  const path = new URL(undoUrl(host, { addressKey: key, first: 3, last })).pathname
  return { ...link, path, takeBack: async () => (await link.press({ intent: 'undo' }, path)).text() }
}

test('MAIL-18 the link of the notice leaves alone what was stopped by another door in the same minute', async () => {
  const { app, path, takeBack, status } = await toldWith(async ({ host }) => mailLink(host, 2).oneClick())
  expect(await (await app.request(path)).text()).not.toMatch(/<ul class="facts">.*offers.*<\/ul>/)
  await takeBack()
  expect([await status('news'), await status('events'), await status('offers')]).toEqual(['subscribed', 'unsubscribed', 'unsubscribed'])
})

test('MAIL-19 the link of the notice does not turn on what was stopped after the visit', async () => {
  const { host, takeBack, oneClick, status } = await toldWith(async () => undefined)
  await chose(host, { type: 'Subscribe', ...news })
  await oneClick()
  expect(await takeBack()).not.toMatch(/<ul class="facts">.*About news.*<\/ul>/)
  expect([await status('news'), await status('events')]).toEqual(['unsubscribed', 'unsubscribed'])
})
