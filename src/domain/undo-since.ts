import type { ChoicesEvent } from './choices.ts'
import type { Tenant } from './tenant.ts'
import { thingOf } from './thing-of.ts'

/** One fact of a person's stream, and whether it is of the acts that shall be taken back. */
interface Since {
  event: ChoicesEvent
  isOwn: boolean
}

/**
 * Of the facts that shall be taken back, those about which nothing else was decided afterwards: what was chosen again since stands,
 * or an undo would turn on what was stopped after the act (MAIL-19). `since`: every fact from the first of them to the newest there is.
 */
export function undoable(tenant: Tenant, since: readonly Since[]): ChoicesEvent[] {
  const decided = new Set<string>()
  const kept: ChoicesEvent[] = []
  for (const { event, isOwn } of since.toReversed()) {
    if (!isOwn) decided.add(thingOf(event)).add(endedBy(event))
    else if (!decided.has(thingOf(event)) && !isEnded(tenant, event, decided)) kept.unshift(event)
  }
  return kept
}

/** A no to a purpose is a no to each of its topics. */
function endedBy(event: ChoicesEvent): string {
  const isNo = event.type === 'Objected' || event.type === 'ConsentRefused' || event.type === 'ConsentWithdrawn'
  return isNo ? purposeEnded(event.purpose) : ''
}

const purposeEnded = (purpose: string | undefined) => `no/${purpose}`

function isEnded({ topics }: Tenant, event: ChoicesEvent, decided: ReadonlySet<string>): boolean {
  return event.type === 'Unsubscribed' && decided.has(purposeEnded(topics.find(({ id }) => id === event.topic)?.purpose))
}
