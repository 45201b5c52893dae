import { readItemId } from '#api/data/holdings.ts'
import { minutesAfter } from '#api/dates.ts'
import type { Host } from '#api/host.ts'
import { addressesOf } from '#api/identity.ts'
import { Refusal } from '#domain/decider.ts'
import { isOpen, type RightsRequest } from '#domain/request.ts'
import type { Source, Subject } from '#sources/source.ts'
import type { Effect } from '#store/store.ts'
import { type Held, heldBy, isCorrection } from './disputes.ts'

/** The mail with the answer is out by then: a person is told before a restriction ends (RES-03). */
const answerFirstMinutes = 10

/** Longer than any request is open. What it is about may then be restricted for good, which harms nobody. */
const rememberedMinutes = 5 * 365 * 24 * 60

/** That an item was held by us, and by nobody before us; only that we end again. */
const heldKey = (host: Host, item: string) => `held/${host.sha256(item)}`

const heldIn = ({ person, item, category }: RightsRequest): Held => ({ person, item: item!, ...(category && { category }) })

/** Part of the filing commit: what is disputed is not used meanwhile (RES-01). */
export const holdEffect = (host: Host, held: Held): Effect => ({ id: host.newId(), kind: 'restriction/hold', data: held })

/**
 * Part of every commit that closes a request: none for what never held anything back. After an answer of the office it waits for the mail;
 * whoever withdraws knows already.
 */
export function liftEffects(host: Host, state: RightsRequest, by: 'office' | 'data-subject'): Effect[] {
  const mayHold = isCorrection(state) || (state.requestType === 'restriction' && state.item)
  if (!mayHold) return []
  const dueAt = by === 'office' ? { dueAt: minutesAfter(host.now(), answerFirstMinutes) } : {}
  return [{ id: host.newId(), kind: 'restriction/lift', data: heldIn(state), ...dueAt }]
}

/** Whether its closing ends the restriction it brought (Art. 18(3)): not while another dispute, or a restriction that was asked for, holds the item. */
export async function endsRestriction(host: Host, id: string, state: RightsRequest): Promise<boolean> {
  return isCorrection(state) && (await heldBy(host, heldIn(state), id)) === undefined
}

/** Whether a closed request ended its restriction. */
export const endedRestriction = async (host: Host, id: string, state: RightsRequest): Promise<boolean> =>
  !isOpen(state) && endsRestriction(host, id, state)

/** An item in its source, and those the source knows under the address of the person. */
export interface Holder {
  source: Source
  subjects: readonly Subject[]
  itemId: string
}

/** Where an item lies that was shown to be the person's when the request was filed; undefined where nobody is known any more. */
export async function holderOf(host: Host, { person, item }: Held): Promise<Holder | undefined> {
  const named = readItemId(host.sources, item)
  const subjects = named && (await answered(named.source.find(await addressesOf(host, person))))
  return named && subjects && subjects.length > 0 ? { source: named.source, subjects, itemId: named.id } : undefined
}

/** What a source says. Refuses with `source-silent` where it says nothing. */
export const answered = <T>(answer: Promise<T>): Promise<T> =>
  answer.catch(() => {
    throw new Refusal('source-silent')
  })

/**
 * Makes the source hold the item or let it go, as the requests of the person want it at this moment: carried out late, twice or in another
 * order it leads to the same. What somebody else restricted before us stays restricted.
 */
export async function settleRestriction(host: Host, held: Held): Promise<void> {
  const holder = await holderOf(host, held)
  if (!holder?.source.can.includes('restrict')) return
  let done: 'dispute' | 'restriction' | 'nothing' | undefined
  for (;;) {
    const by = (await heldBy(host, held)) ?? 'nothing'
    if (by === done) return
    if (by === 'dispute') await hold(host, held.item, holder)
    if (by === 'nothing') await letGo(host, held.item, holder)
    // Closed or filed while the source was at it.
    done = by
  }
}

async function hold(host: Host, item: string, { source, subjects, itemId }: Holder): Promise<void> {
  const found = await source.one(subjects, itemId)
  if (!found || found.restricted) return
  const remember = () => host.store.passes.write(heldKey(host, item), true, minutesAfter(host.now(), rememberedMinutes))
  await remember()
  await source.restrict(subjects, itemId, true)
  // Who let it go meanwhile, on whatever node, has forgotten it.
  await remember()
}

async function letGo(host: Host, item: string, { source, subjects, itemId }: Holder): Promise<void> {
  const isOurs = await host.store.passes.read(heldKey(host, item), host.now().toISOString())
  if (!isOurs) return
  await source.restrict(subjects, itemId, false)
  await host.store.passes.remove(heldKey(host, item))
}
