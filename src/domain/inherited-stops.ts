import type { Choices, ChoicesEvent } from './choices.ts'
import type { Channel } from './evidence.ts'
import { localDate } from './legal-clock.ts'
import { objected, refused, unsubscribed } from './stops.ts'
import type { Tenant } from './tenant.ts'

/**
 * Every stop of one person as facts about another, who may be new and empty: two addresses of one owner, or what outlives an erasure
 * (SUP-03, ERA-03). Whichever is newer does not count: stops always travel, yeses never, and what was only asked for ends.
 */
export function inheritedStops(tenant: Tenant, of: Choices, state: Choices, now: string): ChoicesEvent[] {
  const topics = Object.entries(of.topics).flatMap(([topic, byChannel]) =>
    (Object.keys(byChannel) as Channel[])
      .filter((channel) => byChannel[channel]?.status !== 'subscribed' && state.topics[topic]?.[channel]?.status !== 'unsubscribed')
      .map((channel) => unsubscribed(tenant, state, topic, channel, now)),
  )
  const noes = Object.entries(of.consents).filter(([, { status }]) => status === 'refused' || status === 'withdrawn')
  return withoutRepeats([
    ...topics,
    ...noes.flatMap(([purpose]) => refused(tenant, purpose, state, now)),
    ...Object.keys(of.objections).flatMap((purpose) => objected(tenant, purpose, state, now)),
    ...laterPause(of, state, localDate(now, tenant.organisation.timeZone)),
    ...newBlocks(of, state),
  ])
}

/** One topic may be ended by name and with its purpose. */
function withoutRepeats(facts: ChoicesEvent[]): ChoicesEvent[] {
  return [...new Map(facts.map((fact) => [JSON.stringify(fact), fact])).values()]
}

function laterPause({ pausedUntil: until }: Choices, { pausedUntil: before }: Choices, today: string): ChoicesEvent[] {
  if (!until || until <= today || (before && until <= before)) return []
  return [before ? { type: 'Paused', until, before } : { type: 'Paused', until }]
}

function newBlocks({ blocks = {} }: Choices, state: Choices): ChoicesEvent[] {
  return (Object.keys(blocks) as Channel[])
    .filter((channel) => !state.blocks?.[channel])
    .map((channel) => ({ type: 'Blocked', channel, reason: blocks[channel]!.reason }))
}
