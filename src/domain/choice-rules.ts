import { block, liftBlock } from './blocks.ts'
import type { Choices, ChoicesCommand, ChoicesEvent } from './choices.ts'
import { Refusal } from './decider.ts'
import type { Evidence } from './evidence.ts'
import { setFrequency } from './frequency.ts'
import { inheritedStops } from './inherited-stops.ts'
import { addMonths } from './legal-clock.ts'
import { holdsYes, mayUse } from './permission.ts'
import { mustBeAbleToStart, mustLiftInPerson } from './powers.ts'
import { objected, refused, stopAllMarketing } from './stops.ts'
import { confirmSubscription, subscribe, unsubscribe } from './subscriptions.ts'
import type { Purpose, Tenant } from './tenant.ts'
import { undone } from './undo.ts'

/** The facts a choice leads to. Every stop is recorded, also of what was never on: a stop must be evidence. */
export function decideChoice(tenant: Tenant, command: ChoicesCommand, state: Choices, evidence: Evidence): ChoicesEvent[] {
  switch (command.type) {
    case 'GiveConsent':
      return giveConsent(tenant, command, state, evidence)
    case 'RefuseConsent':
      return refuseConsent(tenant, command.purpose, state, evidence)
    case 'Subscribe':
      return subscribe(tenant, command, state, evidence)
    case 'ConfirmSubscription':
      return confirmSubscription(tenant, command, state, evidence)
    case 'Unsubscribe':
      return unsubscribe(tenant, command, state, evidence)
    case 'SetFrequency':
      return setFrequency(tenant, command, state, evidence)
    case 'Block':
      return block(command, state, evidence)
    case 'LiftBlock':
      return liftBlock(command, state, evidence)
    case 'InheritStops':
      return inheritedStops(tenant, command.of, state, evidence.at)
    case 'Forget':
      return [{ type: 'Forgotten' }, ...inheritedStops(tenant, command.of, state, evidence.at)]
    case 'Pause':
      return pause(command, state, evidence)
    case 'Resume':
      if (state.pausedUntil === undefined) return []
      mustBeAbleToStart(evidence)
      return [{ type: 'Resumed', before: state.pausedUntil }]
    case 'Object':
      return object(tenant, command.purpose, state, evidence)
    case 'WithdrawObjection':
      if (!stands(state.objections, command.purpose)) return []
      mustBeAbleToStart(evidence)
      mustLiftInPerson(evidence)
      return [{ type: 'ObjectionWithdrawn', purpose: command.purpose }]
    case 'StopAllMarketing':
      return stopAllMarketing(tenant, state, evidence.at)
    case 'Undo':
      return undone(tenant, command.of, state, evidence)
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
  const purpose = tenant.purposes.find((one) => one.id === id)
  const hasYes = purpose ? holdsYes(purpose, state, evidence.at) : state.consents[id]?.status === 'given'
  if (!hasYes && purposeOf(tenant, id).basis !== 'A6-1-a') throw new Refusal('consent-not-applicable', ['/purpose'])
  return refused(tenant, id, state, evidence.at)
}

/** A pause can be made longer by every door; to make it shorter is to start again sooner. */
function pause({ until, today }: { until: string; today: string }, { pausedUntil }: Choices, evidence: Evidence): ChoicesEvent[] {
  if (until <= today) throw new Refusal('pause-in-past', ['/until'])
  if (until > addMonths(today, 12)) throw new Refusal('pause-too-long', ['/until'])
  if (until === pausedUntil) return []
  if (pausedUntil && until < pausedUntil) mustBeAbleToStart(evidence)
  return [pausedUntil === undefined ? { type: 'Paused', until } : { type: 'Paused', until, before: pausedUntil }]
}

/** Art. 21(1) for e and f; Art. 21(2) for direct marketing, whatever it rests on (OBJ-02). */
function object(tenant: Tenant, id: string, state: Choices, evidence: Evidence): ChoicesEvent[] {
  if (!stands(state.objections, id) && !mayObject(purposeOf(tenant, id))) throw new Refusal('objection-not-applicable', ['/purpose'])
  return objected(tenant, id, state, evidence.at)
}

/** Whether there is a right to object to a purpose. */
export function mayObject(purpose: Purpose): boolean {
  return purpose.marketing || purpose.basis === 'A6-1-e' || purpose.basis === 'A6-1-f'
}

/** Ids come from outside: `constructor` is in every object and in no list of purposes. */
const stands = (byId: object, id: string) => Object.hasOwn(byId, id)

function purposeOf(tenant: Tenant, id: string): Purpose {
  const purpose = tenant.purposes.find((one) => one.id === id)
  if (!purpose) throw new Refusal('purpose-unknown', ['/purpose'])
  return purpose
}
