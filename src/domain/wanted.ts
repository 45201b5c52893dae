/** What a reader of items looks for. All members must match; a member that is missing matches everything. */
export interface Wanted {
  /** Ids of categories; none at all matches nothing. */
  categories?: readonly string[]
  /** Name of the system, as shown. */
  system?: string
  /** Local dates in the legal time zone, both included. An item without a date is in no period. */
  from?: string
  to?: string
  /** In lower case; each stands somewhere in the text of the item. */
  words?: readonly string[]
}

/** Newest or oldest first; what has no date comes last either way. */
export type Order = 'newest' | 'oldest'

/** How many items share a category, a system and a month (`2026-11`; missing for items without a date). */
export interface Tally {
  category: string
  system: string
  month?: string
  count: number
}

/** The words of a search, each once. */
export const wordsOfSearch = (text: string): string[] => [...new Set(text.toLowerCase().split(/\s+/).filter(Boolean))]
