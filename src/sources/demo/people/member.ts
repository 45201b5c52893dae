import type { Locale } from '#domain/tenant.ts'
import type { Country, Profile, Tongue } from '#sources/demo/demo-types.ts'
import type { Amounts } from '#sources/demo/items/amounts.ts'
import type { Make } from '#sources/demo/items/draft.ts'

/** One of the cast: who it is, and what life has left in the systems. */
export interface Member {
  profile: readonly [
    email: string,
    name: string | undefined,
    country: Country,
    tongue: Tongue,
    firm: string,
    city: string,
    position: string,
  ]
  /** Somebody else who writes from the same mailbox; every other item is theirs. */
  secondName?: string
  language: Locale
  base: readonly Make[]
  amounts: Amounts
}

export function profileOf({ profile: [email, name, country, tongue, firm, city, position] }: Member): Profile {
  return { email, name, country, tongue, firm, city, position }
}
