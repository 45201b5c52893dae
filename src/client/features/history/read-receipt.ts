import { z } from 'zod/mini'
import { type Receipt, receiptCheck } from '#api/contract/history.ts'

/** What somebody shows as a receipt: its entry has the right form, the rest is as it came. */
export type ClaimedReceipt = Pick<Receipt, 'entry'> & { controller?: unknown; previous?: unknown; text?: unknown }

export type ReadReceipt = { claimed: ClaimedReceipt } | { fault: 'empty' | 'not-json' | 'not-receipt' }

const claimedReceipt = z.extend(receiptCheck, {
  controller: z.optional(z.unknown()),
  previous: z.optional(z.unknown()),
  text: z.optional(z.unknown()),
})

/** Reads what was pasted or chosen. Faults are of the text, before anything is compared. */
export function readReceipt(text: string): ReadReceipt {
  if (text.trim() === '') return { fault: 'empty' }
  const json = parsed(text)
  if (json === undefined) return { fault: 'not-json' }
  const { success, data } = claimedReceipt.safeParse(json)
  return success ? { claimed: data } : { fault: 'not-receipt' }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
