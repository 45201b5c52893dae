import type { Redaction } from '#domain/redaction.ts'
import type { Value } from '#sources/source.ts'
import { type Label, labels } from './labels.ts'

type Held = string | number | boolean | null | undefined

/** A value that is held; none where the CRM holds nothing. `n` counts those that may stand several times, from 0. */
export function value(label: Label, held: Held, n = 0): Value[] {
  if (held === undefined || held === null || held === '') return []
  return [{ name: n === 0 ? label : `${label}-${n + 1}`, label: labels[label], value: held }]
}

export const correctable = (values: Value[]): Value[] => values.map((one) => ({ ...one, correctable: true }))

/** That something is held which is not shown, and why; nothing where nothing is held. */
export const redacted = (label: Label, held: boolean | string, why: Redaction): Value[] =>
  held ? [{ name: label, label: labels[label], value: null, redacted: why }] : []

/** An instant as ISO 8601 in UTC; undefined for what the CRM does not know, which it says with the year 1. */
export function instant(text: string): string | undefined {
  const at = Date.parse(text)
  if (Number.isNaN(at)) return undefined
  const iso = new Date(at).toISOString()
  return iso.startsWith('0001') || iso.startsWith('0000') ? undefined : iso
}
