import type { Choices, ChoicesCommand, ChoicesEvent } from './choices.ts'
import { Refusal } from './decider.ts'
import type { Channel, Door, Evidence } from './evidence.ts'
import { addMonths } from './legal-clock.ts'
import { holdsYes, isOn, mayUse, standing } from './permission.ts'
import { reopened, stopAllMarketing, unsubscribed } from './stops.ts'
import type { Purpose, Tenant, Topic } from './tenant.ts'
import { undone } from './undo.ts'

/** Doors that only ever stop something; switching on takes a proof of who is there (DESIGN: powers never leak upwards). */
const stoppingDoors: readonly Door[] = ['one-click', 'link-page', 'gpc', 'clock']

/** The facts a choice leads to. Every stop is recorded, also of what was never on: a stop must be evidence. */
export function decideChoice(tenant: Tenant, command: ChoicesCommand, state: Choices, evidence: Evidence): ChoicesEvent[] {
  switch (command.type) {
    case 'GiveConsent':
      return giveConsent(tenant, command, state, evidence)
    case 'RefuseConsent':
      return refuseConsent(tenant, command.purpose, state, evidence)
    case 'Subscribe':
      return subscribe(tenant, command, state, evidence)
    case 'Unsubscribe': {
      const { id } = stoppable(tenant, command)
      return state.topics[id]?.[command.channel]?.status === 'unsubscribed'
        ? []
        : [unsubscribed(tenant, state, id, command.channel, evidence.at)]
    }
    case 'Pause':
      return pause(command, state)
    case 'Resume':
      if (state.pausedUntil === undefined) return []
      mustBeAbleToStart(evidence)
      return [{ type: 'Resumed', before: state.pausedUntil }]
    case 'Object':
      return object(tenant, command.purpose, state, evidence)
    case 'WithdrawObjection':
      if (!state.objections[command.purpose]) return []
      mustBeAbleToStart(evidence)
      mustLiftInPerson(evidence)
      return [{ type: 'ObjectionWithdrawn', purpose: command.purpose }]
    case 'StopAllMarketing':
      return stopAllMarketing(tenant, state, evidence.at)
    case 'Undo':
      return undone(tenant, command.of, state)
  }
}

function giveConsent(
  tenant: Tenant,
  command: { purpose: string; textVersion: string },
  state: Choices,
  evidence: Evidence,
): ChoicesEvent[] {
  const purpose = purposeOf(tenant, command.purpose)
  if (purpose.basis !== 'A6-1-a') throw new Refusal('consent-not-applicable', ['/purpose'])
  if (command.textVersion !== purpose.textVersion) throw new Refusal('text-outdated')
  if (mayUse(purpose, state, evidence.at)) return []
  mustBeAbleToStart(evidence)
  if (state.consents[purpose.id] || state.objections[purpose.id]) mustLiftInPerson(evidence)
  return [{ type: 'ConsentGiven', purpose: purpose.id, textVersion: command.textVersion }]
}

/** Never refused for an outdated text, nor for a purpose that has changed or gone, as long as there is a yes to take back. */
function refuseConsent(tenant: Tenant, id: string, state: Choices, evidence: Evidence): ChoicesEvent[] {
  const before = state.consents[id]?.status
  const purpose = tenant.purposes.find((one) => one.id === id)
  // An auditor must be able to tell "took back a yes" from "never said yes".
  if (purpose ? holdsYes(purpose, state, evidence.at) : before === 'given') return [{ type: 'ConsentWithdrawn', purpose: id }]
  if (purposeOf(tenant, id).basis !== 'A6-1-a') throw new Refusal('consent-not-applicable', ['/purpose'])
  // A subscription is a yes of its own: a no to its purpose ends it by name, so that an undo can bring it back.
  const topics = reopened(tenant, id, state, evidence.at)
  return before === 'refused' || before === 'withdrawn' ? topics : [...topics, { type: 'ConsentRefused', purpose: id }]
}

function subscribe(tenant: Tenant, command: { topic: string; channel: Channel }, state: Choices, evidence: Evidence): ChoicesEvent[] {
  const topic = stoppable(tenant, command)
  const now = standing(tenant, state, topic.id, command.channel, evidence.at)
  if (now === 'subscribed') return []
  mustBeAbleToStart(evidence)
  if (!isOn(now) && now !== 'never-decided') mustLiftInPerson(evidence)
  return [{ type: 'Subscribed', topic: topic.id, channel: command.channel }]
}

function pause({ until, today }: { until: string; today: string }, { pausedUntil }: Choices): ChoicesEvent[] {
  if (until <= today) throw new Refusal('pause-in-past', ['/until'])
  if (until > addMonths(today, 12)) throw new Refusal('pause-too-long', ['/until'])
  if (until === pausedUntil) return []
  return [pausedUntil === undefined ? { type: 'Paused', until } : { type: 'Paused', until, before: pausedUntil }]
}

/** Art. 21(1) for e and f; Art. 21(2) for direct marketing, whatever it rests on (OBJ-02). */
function object(tenant: Tenant, id: string, state: Choices, evidence: Evidence): ChoicesEvent[] {
  if (state.objections[id]) return reopened(tenant, id, state, evidence.at)
  const purpose = purposeOf(tenant, id)
  if (!mayObject(purpose)) throw new Refusal('objection-not-applicable', ['/purpose'])
  return [{ type: 'Objected', purpose: id }]
}

/** Whether there is a right to object to a purpose. */
export function mayObject(purpose: Purpose): boolean {
  return purpose.marketing || purpose.basis === 'A6-1-e' || purpose.basis === 'A6-1-f'
}

function purposeOf(tenant: Tenant, id: string): Purpose {
  const purpose = tenant.purposes.find((one) => one.id === id)
  if (!purpose) throw new Refusal('purpose-unknown', ['/purpose'])
  return purpose
}

function stoppable(tenant: Tenant, { topic: id, channel }: { topic: string; channel: Channel }): Topic {
  const topic = tenant.topics.find((one) => one.id === id)
  if (!topic) throw new Refusal('topic-unknown', ['/topic'])
  if (!topic.channels.includes(channel)) throw new Refusal('channel-not-used', ['/channel'])
  if (topic.locked) throw new Refusal('topic-locked', ['/topic'])
  return topic
}

function mustBeAbleToStart({ door }: Evidence): void {
  if (stoppingDoors.includes(door)) throw new Refusal('sign-in-needed')
}

/** A feed, a merge or an import never lifts what the person has stopped (SUP-03). */
function mustLiftInPerson({ door, actor }: Evidence): void {
  if (door === 'import' || actor === 'system') throw new Refusal('stop-stands')
}
