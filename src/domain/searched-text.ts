import type { Text } from './tenant.ts'

interface Valued {
  title?: string
  values?: readonly { value?: unknown; shown?: Text; redacted?: string }[]
}

/** What is looked at when items are searched for words; what is imported may lack any of it. */
export interface Searched extends Valued {
  system: string
  parts?: readonly Valued[]
}

/**
 * What the words of a search are looked for in, in lower case, one a line: title, system, values and parts. A code is found by itself
 * and by the words shown for it, in any language. Neither labels nor names of fields count, nor whose it is, nor what is redacted.
 */
export function searchedText({ title, system, values, parts = [] }: Searched): string {
  const lines = [title, system, ...textsOf({ values }), ...parts.flatMap((part) => [part.title, ...textsOf(part)])]
  return lines
    .filter((line) => line !== undefined)
    .join('\n')
    .toLowerCase()
}

const textsOf = ({ values = [] }: Valued): string[] =>
  values.flatMap(({ value, shown = {}, redacted }) =>
    value === null || value === undefined || redacted ? [] : [String(value), ...Object.values(shown)],
  )
