import { Hono } from 'hono'
import { type ChangesView, changesQuery, changesView } from '#api/contract/senders.ts'
import type { ApiEnv } from '#api/env.ts'
import type { Host } from '#api/host.ts'
import { answerHeaders } from '#api/http/answer-headers.ts'
import { answers, query } from '#api/http/validate.ts'
import { personStream } from '#api/identity.ts'
import type { Entry } from '#store/store.ts'
import { withKey } from './api-key.ts'
import { inChunks } from './in-chunks.ts'
import { storeSilent } from './store-silent.ts'

const people = personStream('')

/**
 * The change feed: every fact about choices once and in commit order, while others write. Requests and visits are not for senders;
 * `next` goes on over them.
 */
export const changesApi = new Hono<ApiEnv>()
  .use(answerHeaders)
  .get('/', withKey('changes'), query(changesQuery), answers(changesView), async (c) => {
    const { host } = c.var
    const { after = '0', limit = 1000 } = c.req.valid('query')
    const entries = await host.store.changes(BigInt(after), limit).catch(storeSilent)
    const changes = await inChunks(
      entries.filter(({ stream }) => stream.startsWith(people)),
      (some) => changesOf(host, some),
    )
    return c.json({ changes, next: String(entries.at(-1)?.position ?? after), more: entries.length === limit })
  })

async function changesOf({ store }: Host, entries: readonly Entry[]): Promise<ChangesView['changes']> {
  const keys = await store.addresses.of(entries.map(({ stream }) => stream.slice(people.length))).catch(storeSilent)
  return entries.map(({ position, at, door, event }, place) => ({ position: String(position), at, door, keys: keys[place]!, event }))
}
