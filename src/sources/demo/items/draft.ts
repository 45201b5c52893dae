import type { DemoItem, Profile } from '#sources/demo/demo-types.ts'
import { hash53, type Random } from '#sources/demo/random.ts'

/** An item before it is somebody's. */
export type Draft = Omit<DemoItem, 'person' | 'id' | 'system'> & { system: 'CRM' | 'Support desk' | 'Website' | 'Community' | 'Billing' }

export type Make = (profile: Profile, random: Random, now: Date) => Draft

/** Values in the order given; what is undefined is left out. */
export const values = (record: Record<string, string | number | boolean | undefined>): DemoItem['values'] =>
  Object.entries(record).flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]))

/** Gives a draft its owner. Ids go into addresses of pages, so they hold a hash and a number and nothing of the person. */
export function owned(profile: Profile, draft: Draft, number: number): DemoItem {
  const { email, name } = profile
  return { person: name === undefined ? { email } : { email, name }, id: `${hash53(email).toString(36)}-${number}`, ...draft }
}
