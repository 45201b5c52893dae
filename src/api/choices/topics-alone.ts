import type { Choices } from '#domain/choices.ts'
import { standing } from '#domain/permission.ts'
import type { Tenant, Topic } from '#domain/tenant.ts'

/**
 * Choices as a link that only stops may see them (TOK-01): topics, how often, pause and blocks, nothing of consents and objections.
 * A topic that one of those has ended is shown as off, or it would look as if it still came.
 */
export function topicsAlone(tenant: Tenant, chosen: Choices, now: string): Choices {
  const topics = tenant.topics.map((topic) => [topic.id, { ...chosen.topics[topic.id], ...endedOf(tenant, chosen, topic, now) }] as const)
  const decided = topics.filter(([, byChannel]) => Object.keys(byChannel).length > 0)
  return { ...chosen, topics: { ...chosen.topics, ...Object.fromEntries(decided) }, consents: {}, objections: {} }
}

function endedOf(tenant: Tenant, chosen: Choices, topic: Topic, now: string): Choices['topics'][string] {
  const ended = topic.channels.flatMap((channel) => {
    const stop = {
      objected: chosen.objections[topic.purpose],
      'consent-ended': chosen.consents[topic.purpose],
    }[standing(tenant, chosen, topic.id, channel, now) as string]
    return stop ? [[channel, { status: 'unsubscribed', at: stop.at, door: stop.door }] as const] : []
  })
  return Object.fromEntries(ended)
}
