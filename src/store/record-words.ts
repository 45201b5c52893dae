/** Every text and number in an item, in lower case: what a search goes through. Names of fields are not part of it. */
export function wordsOf(item: unknown): string {
  return leaves(item).join(' ').toLowerCase()
}

/** The words somebody searches for; all of them must be found. */
export function searchWords(text: string): string[] {
  return text.toLowerCase().split(/\s+/).filter(Boolean)
}

function leaves(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value === 'number') return [String(value)]
  return value && typeof value === 'object' ? Object.values(value).flatMap(leaves) : []
}
