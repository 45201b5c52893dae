import type { Item, Value } from '#sources/source.ts'

/** From here on a text is taken for somebody's own words; names, numbers and codes are shorter. */
const longestPlain = 60
const ownWords = /message|text|body|note|comment|description|reason/i

export const mask = '•••••'

const masked = (value: Value): Value => {
  // What has words of the system's own is one of a list, and nobody's own words.
  const isFree =
    typeof value.value === 'string' &&
    !value.shown &&
    (ownWords.test(value.name) || value.value.length > longestPlain || /\n/.test(value.value))
  return isFree ? { ...value, value: mask } : value
}

/** An item as staff see it who view somebody's pages: without free text, where anything may stand (IMP-04). */
export function maskFreeText(item: Item): Item {
  const { parts } = item
  return {
    ...item,
    values: item.values.map(masked),
    ...(parts && { parts: parts.map((part) => ({ ...part, values: part.values.map(masked) })) }),
  }
}
