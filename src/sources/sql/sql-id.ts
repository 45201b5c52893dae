import type { Cell } from '#sources/sql/dialects/dialect.ts'
import type { MappedItem } from '#sources/sql/mapping/mapping.ts'

/** The id of an item: its kind, and what names its row. */
export const idOf = (item: MappedItem, key: readonly Cell[]): string =>
  `${item.id}:${item.key.map((_, n) => encodeURIComponent(String(key[n]))).join(',')}`

/** Whether an id is of this kind of item. */
export const isOfKind = (id: string, item: Pick<MappedItem, 'id'>): boolean => id.startsWith(`${item.id}:`)

/** The key in an id; undefined when it is none of this kind. */
export function keyIn(id: string, item: MappedItem): string[] | undefined {
  if (!isOfKind(id, item)) return undefined
  const parts = id.slice(item.id.length + 1).split(',')
  if (parts.length !== item.key.length) return undefined
  try {
    return parts.map(decodeURIComponent)
  } catch {
    return undefined
  }
}
