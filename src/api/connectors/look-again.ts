import { addressKey } from '#api/address.ts'
import { addresseeOf, introductionOf } from '#api/addressee.ts'
import { choose } from '#api/choices/choose.ts'
import type { Host } from '#api/host.ts'
import { normaliseEmail } from '#domain/address.ts'
import { type Choices, choices } from '#domain/choices.ts'
import { choicesAt } from '#domain/permission.ts'
import type { FoundStop } from '#sources/choices-link.ts'
import { commandOf, differs } from './found-stops.ts'
import { type Keeper, type LookJob, tellEffect } from './source-effects.ts'

/**
 * Takes over what a system has stopped for one of its people, for each of their addresses, known here or not (SUP-01). A yes there
 * starts nothing here: whether it was meant, and under which words, only the person can prove (GDPR Art. 7(1)). Throws when the
 * system does not answer.
 */
export async function lookAgain(host: Host, source: Keeper, { ref }: LookJob): Promise<void> {
  const found = await source.choices.stops(ref)
  if (!found) return
  const addresses = found.emails.map(normaliseEmail).filter((form) => form !== undefined)
  const keys = new Set(addresses.map((form) => addressKey(host.keys, 'email', form)))
  for (const key of keys) await takeOver(host, source, ref, { key, stops: found.stops })
}

async function takeOver(host: Host, source: Keeper, ref: string, { key, stops }: { key: string; stops: readonly FoundStop[] }) {
  const { tenant, store } = host
  const { keeps } = source.choices
  const addressee = await addresseeOf(host, key)
  const { personId, found } = addressee
  // Nothing was shown to anybody: the language of record is the tenant's.
  const by = { actor: 'system', door: 'connector', language: tenant.organisation.defaultLocale } as const
  let state = (found?.state as Choices | undefined) ?? choices(tenant).initial
  // Everything first: whether all of it is stopped here already is asked before anything else of this is taken over.
  for (const stop of stops.toSorted((one, other) => Number(other.kind === 'all-marketing') - Number(one.kind === 'all-marketing'))) {
    const evidence = { ...by, at: host.now().toISOString() }
    const command = commandOf(tenant, choicesAt(tenant, state, evidence.at), keeps, stop)
    if (!command) continue
    const act = await choose(host, personId, command, evidence, { also: () => introductionOf(addressee), from: source.id })
    state = act.snapshot.state
  }
  if (!differs(choicesAt(tenant, state, host.now().toISOString()), keeps, stops)) return
  await store.outbox.add([tellEffect(host, source.id, { personId, ref })])
  host.effectsWaiting()
}
