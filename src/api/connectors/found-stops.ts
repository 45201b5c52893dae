import type { Choices, ChoicesCommand } from '#domain/choices.ts'
import { type Stand, standOfPurpose, standOfTopic } from '#domain/stands.ts'
import type { Tenant } from '#domain/tenant.ts'
import type { ChoicesLink, FoundStop } from '#sources/choices-link.ts'

/** What follows from a stop that a system keeps; undefined when it says nothing new, or nothing that can be stopped. */
export function commandOf(tenant: Tenant, state: Choices, keeps: ChoicesLink['keeps'], found: FoundStop): ChoicesCommand | undefined {
  switch (found.kind) {
    case 'consent':
      return isNews(standOfPurpose(state, found.purpose), found) ? stopOfPurpose(tenant, found.purpose) : undefined
    case 'topic':
      return isNews(standOfTopic(state, found.topic), found) ? stopOfTopic(tenant, found.topic) : undefined
    case 'all-marketing':
      return isOurs(state, keeps) || isOutlived(state, keeps, found) ? undefined : { type: 'StopAllMarketing' }
  }
}

/** Whether the system has to be written to: it lacks a stop of ours, or keeps one that was lifted here since. */
export function differs(state: Choices, keeps: ChoicesLink['keeps'], stops: readonly FoundStop[]): boolean {
  const purposes = keeps.purposes.map((id) => [
    standOfPurpose(state, id),
    stops.some((one) => one.kind === 'consent' && one.purpose === id),
  ])
  const topics = keeps.topics.map((id) => [standOfTopic(state, id), stops.some((one) => one.kind === 'topic' && one.topic === id)])
  const all = [...purposes, ...topics] as [Stand, boolean][]
  const stopsAll = stops.some(({ kind }) => kind === 'all-marketing')
  return all.some(([stand, isStopped]) => stand && (stand.isOn ? isStopped || stopsAll : !isStopped))
}

/** A stop counts unless we know of one already, or of a yes that came after whatever made it. */
const isNews = (stand: Stand, { at }: FoundStop) => !stand || (stand.isOn && !(at !== undefined && isLater(stand.at, at)))

const isLater = (one: string, other: string) => Date.parse(one) > Date.parse(other)

/** The system stops everything when all it keeps is stopped here. Heard back, that must not stop what it knows nothing of. */
function isOurs(state: Choices, keeps: ChoicesLink['keeps']): boolean {
  const purposes = keeps.purposes.map((id) => standOfPurpose(state, id))
  const topics = keeps.topics.map((id) => standOfTopic(state, id))
  // A purpose nobody was asked about is off. A topic may be on from the start.
  return [...purposes, ...topics].some(Boolean) && purposes.every((one) => !one?.isOn) && topics.every((one) => one && !one.isOn)
}

const isOutlived = (state: Choices, keeps: ChoicesLink['keeps'], { at }: FoundStop) =>
  at !== undefined &&
  [...keeps.purposes.map((id) => standOfPurpose(state, id)), ...keeps.topics.map((id) => standOfTopic(state, id))].some(
    (stand) => stand?.isOn && isLater(stand.at, at),
  )

/** Marketing that rests on no consent is objected to; what has to be weighed (GDPR Art. 21(1)) only the person can ask for. */
function stopOfPurpose({ purposes }: Tenant, id: string): ChoicesCommand | undefined {
  const purpose = purposes.find((one) => one.id === id)
  if (purpose?.basis === 'A6-1-a') return { type: 'RefuseConsent', purpose: id, textVersion: purpose.textVersion }
  return purpose?.marketing ? { type: 'Object', purpose: id } : undefined
}

function stopOfTopic({ topics }: Tenant, id: string): ChoicesCommand | undefined {
  const topic = topics.find((one) => one.id === id)
  const canStop = topic && !topic.locked && topic.channels.includes('email')
  return canStop ? { type: 'Unsubscribe', topic: id, channel: 'email' } : undefined
}
