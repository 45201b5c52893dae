import { type Searched, searchedText } from '#domain/searched-text.ts'
import type { StoredRecord } from './store.ts'

/** What the store knows of an item; everything else in it passes through. */
interface Told extends Omit<Searched, 'system'> {
  person?: { name?: string; email?: string }
}

const toldBy = ({ item }: StoredRecord) => (item ?? {}) as Told

/** What the words of a filter are looked for in. */
export const textOf = (record: StoredRecord): string => searchable(searchedText({ ...toldBy(record), system: record.system }))

/** What staff search in for a person: name and address, in lower case. */
export function whoOf(record: StoredRecord): string {
  const { name = '', email = '' } = toldBy(record).person ?? {}
  return searchable(`${name}\n${email}`)
}

/** In lower case, and as every database keeps it: PostgreSQL takes no NUL into a text, and none takes half a character. */
export const searchable = (text: string): string => text.toLowerCase().replaceAll('\0', '\uFFFD').toWellFormed()
