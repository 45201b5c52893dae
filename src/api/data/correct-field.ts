import type { Corrected, Correction } from '#api/contract/data.ts'
import { minutesAfter } from '#api/dates.ts'
import { evidenceOf } from '#api/evidence-of-request.ts'
import type { Host } from '#api/host.ts'
import { countUse } from '#api/http/rate-limit.ts'
import { bytesOf } from '#api/requests/claimed.ts'
import { disputesOf } from '#api/requests/disputes.ts'
import { answered } from '#api/requests/restriction.ts'
import type { PersonEnv } from '#api/session/access.ts'
import { Refusal } from '#domain/decider.ts'
import { visit } from '#domain/visit.ts'
import type { Value } from '#sources/source.ts'
import { execute } from '#store/execute.ts'
import { isTakenAtOnce } from './at-once.ts'
import { isOfType } from './file-bytes.ts'
import { fileCorrection } from './file-correction.ts'
import { itemId } from './holdings.ts'
import { itemView } from './item-view.ts'
import { marking } from './marked.ts'
import { type OwnItem, ownItem } from './own-item.ts'

type Asked = PersonEnv['Variables']

/**
 * A new value for one field (Art. 16). Taken over at once where that is possible; then nothing of `why` and `file` is kept. Else a
 * human decides on a request, and the field stands as disputed meanwhile. Refuses with `not-found`, `field-unknown`, `field-redacted`,
 * `request-open`, `file-other-type`, `source-silent`.
 */
export async function correctField(asked: Asked, idInPath: string, wanted: Correction): Promise<Corrected> {
  const { host, personId } = asked
  const own = await ownItem(asked, idInPath)
  const value = own.item.values.find(({ name }) => name === wanted.field)
  if (!value) throw new Refusal('field-unknown', ['/field'])
  if (value.redacted) throw new Refusal('field-redacted', ['/field'])
  const id = itemId(own.item)
  const request = await oneAtATime(host, `${id}\n${wanted.field}`, async () => {
    const disputes = (await disputesOf(host, personId)).get(id) ?? []
    if (disputes.some(({ field }) => field === wanted.field)) throw new Refusal('request-open')
    return (await isDoneAtOnce(asked, own, value, wanted.value)) ? undefined : await filed(asked, own, value, wanted)
  })
  const [now, mark] = await Promise.all([ownItem(asked, idInPath), marking(host, personId)])
  return { item: itemView(host.tenant, own.source, mark(now.item)), ...(request && { request }) }
}

async function isDoneAtOnce(asked: Asked, { source, subjects, item }: OwnItem, value: Value, after: string): Promise<boolean> {
  const { host, session } = asked
  if (!isTakenAtOnce(host.tenant, item, value)) return false
  const { result } = await answered(source.correct(subjects, item.id, value.name, after))
  if (result !== 'done') return false
  const command = { type: 'RecordCorrection', category: item.category, field: value.name } as const
  await execute(host.store, host.sha256, visit, session.visit, command, evidenceOf(asked))
  return true
}

async function filed(asked: Asked, { item }: OwnItem, value: Value, wanted: Correction) {
  const { file } = wanted
  if (file && !isOfType(bytesOf(file.data), file.type)) throw new Refusal('file-other-type', ['/file'])
  if (file) await countUse(asked.host, 'file', asked.personId)
  return fileCorrection(asked, item, value, wanted)
}

/** Whoever is killed while filing blocks the field no longer than this. */
const lockMinutes = 1

/** Of two who say at once that one field is wrong, on any node, one is heard. Refuses the other with `request-open`. */
async function oneAtATime<T>(host: Host, what: string, act: () => Promise<T>): Promise<T> {
  const key = `correcting/${host.sha256(what)}`
  const now = host.now()
  const place = await host.store.passes.count(key, now.toISOString(), minutesAfter(now, lockMinutes))
  if (place > 1) throw new Refusal('request-open')
  return act().finally(() => host.store.passes.remove(key))
}
