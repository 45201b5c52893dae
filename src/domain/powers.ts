import { Refusal } from './decider.ts'
import type { Door, Evidence } from './evidence.ts'

/** Doors that only ever stop something; switching on takes a proof of who is there (DESIGN: powers never leak upwards). */
const stoppingDoors: readonly Door[] = ['one-click', 'link-page', 'confirmation-link', 'gpc', 'mailto', 'feedback', 'connector', 'clock']

/** Throws `sign-in-needed` where somebody comes by a door that may only stop. */
export function mustBeAbleToStart({ door }: Evidence): void {
  if (stoppingDoors.includes(door)) throw new Refusal('sign-in-needed')
}

/** A feed, a merge or an import never lifts what the person has stopped (SUP-03). Throws `stop-stands`. */
export function mustLiftInPerson({ door, actor }: Evidence): void {
  if (door === 'import' || actor === 'system') throw new Refusal('stop-stands')
}

/** Some facts are only believed by the one door that can know them. Throws `not-allowed`. */
export function mustComeBy(door: Door, evidence: Evidence): void {
  if (evidence.door !== door) throw new Refusal('not-allowed')
}
