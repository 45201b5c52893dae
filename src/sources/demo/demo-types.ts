import type { ChoicesCommand } from '#domain/choices.ts'
import type { Door } from '#domain/evidence.ts'
import type { ExtensionReason, Ground, Outcome, RequestType } from '#domain/request.ts'
import type { Locale } from '#domain/tenant.ts'
import type { RecordLine } from '#sources/records/record-line.ts'

/** One item in the format of `innsyn import`. */
export type DemoItem = RecordLine

export const countries = ['NO', 'SE', 'DK', 'DE', 'NL', 'GB', 'CH', 'LT'] as const
export type Country = (typeof countries)[number]

/** Languages the data is written in; the pages have fewer. */
export type Tongue = 'nb' | 'sv' | 'da' | 'de' | 'nl' | 'en' | 'fr' | 'lt'

/** Who items are made for. All invented. */
export interface Profile {
  email: string
  /** Missing where only the address is known. */
  name?: string
  country: Country
  tongue: Tongue
  firm: string
  city: string
  position: string
}

/** One choice as the person once made it. `at` is an instant; acts stand in the order they happened. */
export interface DemoAct {
  at: string
  door: Door
  command: ChoicesCommand
}

/** One step at the request desk. `daysAgo` counts back from now and may have a fraction; steps stand in order. */
export type DemoStep = { daysAgo: number } & (
  | { type: 'StartWork' }
  | { type: 'WithdrawRequest' }
  | { type: 'AddMessage'; from: 'data-subject' | 'office'; text: string }
  | { type: 'AskClarification'; text: string }
  | { type: 'Extend'; reason: ExtensionReason; text: string }
  | { type: 'Fulfil'; outcomes: Outcome[]; text: string }
  | { type: 'Refuse'; ground: Ground; text: string }
)

export interface DemoRequest {
  requestType: RequestType
  /** Counts back from now. */
  filedDaysAgo: number
  category?: string
  purpose?: string
  /** What the person wrote when filing. */
  text?: string
  steps: DemoStep[]
}

export interface DemoPerson {
  email: string
  name?: string
  /** Language of the pages the person reads. */
  language: Locale
  country: Country
  history: DemoAct[]
  requests: DemoRequest[]
  items: DemoItem[]
}
