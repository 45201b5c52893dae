import fc from 'fast-check'
import type { Choices, ChoicesCommand } from '#domain/choices.ts'
import { Refusal } from '#domain/decider.ts'
import { doors } from '#domain/evidence.ts'
import { after, at, given, when } from './given-choices.ts'
import { smallTenant } from './small-tenant.ts'

/** Every topic of the small tenant by every channel it has. */
export const everyTopic = smallTenant.topics.flatMap(({ id: topic, channels }) => channels.map((channel) => ({ topic, channel })))

const { topics, purposes } = smallTenant
const purpose = fc.constantFrom(...purposes.map(({ id }) => id))
const topic = fc.constantFrom(...everyTopic)
const channel = fc.constantFrom('email', 'sms')

const command = fc.oneof(
  fc.record({ type: fc.constantFrom('GiveConsent', 'RefuseConsent'), purpose, textVersion: fc.constant('2') }),
  fc.record({ type: fc.constantFrom('Object', 'WithdrawObjection'), purpose }),
  fc.tuple(fc.constantFrom('Subscribe', 'Unsubscribe', 'ConfirmSubscription'), topic).map(([type, one]) => ({ type, ...one })),
  fc.record({
    type: fc.constant('SetFrequency'),
    topic: fc.constant(topics[0]!.id),
    frequency: fc.constantFrom(...topics[0]!.frequencies!.map(({ id }) => id)),
  }),
  fc.record({ type: fc.constant('Block'), channel, reason: fc.constantFrom('hard-bounce', 'complaint') }),
  fc.record({ type: fc.constant('LiftBlock'), channel }),
  fc.record({
    type: fc.constant('Pause'),
    until: fc.constantFrom('2026-11-21', '2026-12-22', '2027-01-22'),
    today: fc.constant('2026-11-20'),
  }),
  fc.record({ type: fc.constantFrom('Resume', 'StopAllMarketing') }),
) as fc.Arbitrary<ChoicesCommand>

/** Acts by any door, in order; the rules refuse what that door may not do. */
export const anyActs = fc.array(fc.record({ command, door: fc.oneof(fc.constant('sign-in' as const), fc.constantFrom(...doors)) }), {
  maxLength: 12,
})

type Acts = typeof anyActs extends fc.Arbitrary<infer Some> ? Some : never

/** The state after `acts`, one a day from `firstDay` on, and their facts. */
export function lived(acts: Acts, before: Choices = given(), firstDay = 1) {
  return acts.reduce(
    ({ state, facts }, { command, door }, index) => {
      const evidence = at(firstDay + index, { door })
      const more = unlessRefused(() => when(state, command, evidence))
      return { state: after(state, more, evidence), facts: [...facts, ...more] }
    },
    { state: before, facts: [] as ReturnType<typeof when> },
  )
}

function unlessRefused(decide: () => ReturnType<typeof when>): ReturnType<typeof when> {
  try {
    return decide()
  } catch (error) {
    if (error instanceof Refusal) return []
    throw error
  }
}

/** The choices of somebody to whom anything has happened. */
export const anyHistory = anyActs.map((acts) => lived(acts).state)
