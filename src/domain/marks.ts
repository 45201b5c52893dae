export const markKinds = ['phone', 'birth-date', 'postcode', 'customer-number'] as const
export type MarkKind = (typeof markKinds)[number]

/** One more thing that identifies a person beside an address. `value` as a system spells it; `birth-date` as a local date. */
export interface Mark {
  kind: MarkKind
  value: string
}
