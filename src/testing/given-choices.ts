import { type Choices, type ChoicesCommand, type ChoicesEvent, choices } from '#domain/choices.ts'
import type { Door, Evidence } from '#domain/evidence.ts'
import { smallTenant } from './small-tenant.ts'

const { initial, decide, evolve } = choices(smallTenant)

/** For tests: the evidence of an act on a day of November 2026, signed in where nothing else is said. */
export const at = (day: number, more: Partial<Evidence> = {}): Evidence => ({
  at: `2026-11-${String(day).padStart(2, '0')}T10:00:00.000Z`,
  actor: 'data-subject',
  door: 'sign-in',
  language: 'en',
  ...more,
})

/** An act of the 20th by this door. */
export const by = (door: Door): Evidence => at(20, { door })

/** The choices of somebody of the small tenant after one fact a day. */
export const given = (...history: ChoicesEvent[]): Choices =>
  history.reduce((state, event, index) => evolve(state, event, at(index + 1)), initial)

/** The facts a command leads to; on the 20th where nothing else is said. */
export const when = (state: Choices, command: ChoicesCommand, evidence = at(20)): ChoicesEvent[] => decide(command, state, evidence)

/** The state after several facts of one act. */
export const after = (state: Choices, facts: readonly ChoicesEvent[], evidence = at(20)): Choices =>
  facts.reduce((now, fact) => evolve(now, fact, evidence), state)
