import type { Choices, ChoicesEvent } from './choices.ts'
import { Refusal } from './decider.ts'
import type { Channel, Evidence } from './evidence.ts'
import { isOn, ownStanding, standing } from './permission.ts'
import { mustBeAbleToStart, mustComeBy, mustLiftInPerson } from './powers.ts'
import { unsubscribed } from './stops.ts'
import type { Tenant, Topic } from './tenant.ts'

interface TopicByChannel {
  topic: string
  channel: Channel
}

/**
 * Switches a topic on, or asks back first where the tenant wants that of a mail address (CON-13); asked again, it asks again.
 * Nothing is switched on by a channel that is blocked: the block has to be lifted by name (SUP-04).
 */
export function subscribe(tenant: Tenant, command: TopicByChannel, state: Choices, evidence: Evidence): ChoicesEvent[] {
  const { id, doubleOptIn } = stoppable(tenant, command)
  const { channel } = command
  const now = standing(tenant, state, id, channel, evidence.at)
  if (now === 'subscribed') return []
  if (now === 'blocked') throw new Refusal('channel-blocked')
  mustBeAbleToStart(evidence)
  if (!isOn(now) && now !== 'never-decided') mustLiftInPerson(evidence)
  return [{ type: doubleOptIn && channel === 'email' ? 'SubscriptionRequested' : 'Subscribed', topic: id, channel }]
}

/** The answer to the mail that asks back. What was stopped after the question, by name or with its purpose, stays stopped. */
export function confirmSubscription(tenant: Tenant, command: TopicByChannel, state: Choices, evidence: Evidence): ChoicesEvent[] {
  mustComeBy('confirmation-link', evidence)
  const { id } = stoppable(tenant, command)
  const { channel } = command
  const own = ownStanding(tenant, state, id, channel, evidence.at)
  if (own === 'subscribed') return []
  if (own !== 'requested') throw new Refusal('nothing-to-confirm')
  if (state.blocks?.[channel]) throw new Refusal('channel-blocked')
  return [{ type: 'Subscribed', topic: id, channel }]
}

/** Recorded also of what was never on, and from every door. */
export function unsubscribe(tenant: Tenant, command: TopicByChannel, state: Choices, evidence: Evidence): ChoicesEvent[] {
  const { id } = stoppable(tenant, command)
  const isOff = state.topics[id]?.[command.channel]?.status === 'unsubscribed'
  return isOff ? [] : [unsubscribed(tenant, state, id, command.channel, evidence.at)]
}

function stoppable(tenant: Tenant, { topic: id, channel }: TopicByChannel): Topic {
  const topic = tenant.topics.find((one) => one.id === id)
  if (!topic) throw new Refusal('topic-unknown', ['/topic'])
  if (!topic.channels.includes(channel)) throw new Refusal('channel-not-used', ['/channel'])
  if (topic.locked) throw new Refusal('topic-locked', ['/topic'])
  return topic
}
