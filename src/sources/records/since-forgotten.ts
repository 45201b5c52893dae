import type { Choices } from '#domain/choices.ts'
import { localDate } from '#domain/legal-clock.ts'
import type { Store, StoredRecord } from '#store/store.ts'
import { addressKeyIn } from './record-key.ts'

/** A record as a file holds it; lines count from 1. */
export interface Line {
  line: number
  record: StoredRecord
}

/** A line that is older than the erasure of everything held under its address; `erasedOn` a local date. */
export interface ForgottenLine {
  line: number
  erasedOn: string
}

/**
 * Parts a batch into what may be taken over and what would bring somebody back who was erased (ERA-03, SUP-03). What was recorded on
 * the day of the erasure counts as older, since a date has no hours. One question to the store, however many lines.
 */
export async function sinceForgotten(
  store: Pick<Store, 'loadByAddress'>,
  batch: readonly Line[],
  timeZone: string,
): Promise<{ newer: StoredRecord[]; forgotten: ForgottenLine[] }> {
  const keys = [...new Set(batch.map(({ record }) => addressKeyIn(record.addressKey)))]
  const found = await store.loadByAddress(keys)
  const erasedOn = new Map(keys.map((key, at) => [key, dayErased(found[at]?.state as Choices | undefined, timeZone)]))
  const newer: StoredRecord[] = []
  const forgotten: ForgottenLine[] = []
  for (const { line, record } of batch) {
    const day = erasedOn.get(addressKeyIn(record.addressKey))
    if (day !== undefined && record.day <= day) forgotten.push({ line, erasedOn: day })
    else newer.push(record)
  }
  return { newer, forgotten }
}

const dayErased = (choices: Choices | undefined, timeZone: string) => choices?.forgottenAt && localDate(choices.forgottenAt, timeZone)
