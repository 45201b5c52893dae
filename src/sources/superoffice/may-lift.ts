import type { Stand } from '#domain/stands.ts'

/**
 * Whether a yes of ours may end a no that stands there: it was just chosen, or it is newer. An older one may not, as the no may be one
 * we have not heard of yet.
 */
export const mayLift = (ours: NonNullable<Stand>, newest: string | undefined, changedThere: string): boolean =>
  ours.isOn && (ours.at === newest || Date.parse(ours.at) > Date.parse(changedThere))
