import { Refusal } from '#domain/decider.ts'
import type { Channel } from '#domain/evidence.ts'
import type { Tenant, Topic } from '#domain/tenant.ts'

/** The topic a mailing is about. Refuses with `topic-unknown`, or `channel-not-used` where it is not sent that way. */
export function sentTopic(tenant: Tenant, id: string, channel: Channel): Topic {
  const topic = tenant.topics.find((one) => one.id === id)
  if (!topic) throw new Refusal('topic-unknown', ['/topic'])
  if (!topic.channels.includes(channel)) throw new Refusal('channel-not-used', [channel === 'email' ? '/topic' : '/channel'])
  return topic
}
