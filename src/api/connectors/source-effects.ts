import type { Host } from '#api/host.ts'
import type { ChoicesEvent } from '#domain/choices.ts'
import { consentEnd } from '#domain/permission.ts'
import type { ChoicesLink } from '#sources/choices-link.ts'
import type { Source } from '#sources/source.ts'
import type { Effect, Entry } from '#store/store.ts'

/** A system that keeps choices of its own beside ours. */
export type Keeper = Source & { readonly choices: ChoicesLink }

export const keepersOf = ({ sources }: Pick<Host, 'sources'>): Keeper[] =>
  sources.filter((source): source is Keeper => source.choices !== undefined)

/** What an effect of kind `source/{id}` holds: whose choices are to be told. What they are is read when it is carried out. */
export interface TellJob {
  personId: string
  /** As whom the system has shown them to us: we may not know an address to find them by. */
  ref?: string
}

/** What an effect of kind `look-again/{id}` holds: whom the system has changed. */
export interface LookJob {
  ref: string
}

/** Each system has kinds of its own, so that one that hangs holds up no other. */
export const tellKind = (source: string): `source/${string}` => `source/${source}`
export const lookKind = (source: string): `look-again/${string}` => `look-again/${source}`

/** For the commit of an act: every system that keeps choices is told, but the one that was `from` first to know. */
export function tellEffects(host: Host, personId: string, from?: string): Effect[] {
  return keepersOf(host)
    .filter(({ id }) => id !== from)
    .map(({ id }) => tellEffect(host, id, { personId }))
}

/** For the commit of a yes that runs out by itself (CON-09): whoever keeps it is told again when it has. */
export function endingEffects(host: Host, personId: string, entries: readonly Entry[]): Effect[] {
  const given = entries.flatMap(({ event, at }) => (event.type === 'ConsentGiven' ? [{ id: (event as ConsentGiven).purpose, at }] : []))
  return given.flatMap(({ id, at }) => {
    const purpose = host.tenant.purposes.find((one) => one.id === id)
    const dueAt = purpose && consentEnd(purpose, at)
    const keepers = keepersOf(host).filter(({ choices }) => choices.keeps.purposes.includes(id))
    return dueAt ? keepers.map((source): Effect => ({ ...tellEffect(host, source.id, { personId }), dueAt })) : []
  })
}

type ConsentGiven = Extract<ChoicesEvent, { type: 'ConsentGiven' }>

export const tellEffect = (host: Host, source: string, data: TellJob): Effect => ({ id: host.newId(), kind: tellKind(source), data })
