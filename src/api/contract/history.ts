import { z } from 'zod/mini'
import { doors } from '#domain/evidence.ts'

/** One fact of the person's own streams, newest first. `event` holds codes and ids only. */
export const historyEntry = z.object({
  stream: z.string(),
  version: z.number(),
  at: z.string(),
  actor: z.enum(['data-subject', 'staff', 'system']),
  door: z.enum(doors),
  language: z.string(),
  textVersion: z.optional(z.string()),
  event: z.looseObject({ type: z.string() }),
  hash: z.string(),
})
export type HistoryEntry = z.infer<typeof historyEntry>

/** What a history can be narrowed to: choices, requests, who looked, one's own visits. */
export const historyKinds = ['choices', 'requests', 'looked', 'visits'] as const
export type HistoryKind = (typeof historyKinds)[number]

/** `total`: entries of the kind asked for. `counts`: of each kind; of `looked` the views, not the entries of each. */
export const historyPage = z.object({
  entries: z.array(historyEntry),
  total: z.number(),
  counts: z.object({ all: z.number(), choices: z.number(), requests: z.number(), looked: z.number(), visits: z.number() }),
})
export type HistoryPage = z.infer<typeof historyPage>

/** The words a fact was about, in the language it was done in; only while the tenant still has that version. */
export const receiptText = z.object({
  kind: z.enum(['purpose', 'topic']),
  id: z.string(),
  title: z.string(),
  description: z.string(),
  on: z.optional(z.string()),
  off: z.optional(z.string()),
  interest: z.optional(z.string()),
  version: z.optional(z.string()),
})

/** One fact to keep, with what is needed to check it: the hash before it and the words that were shown. */
export const receipt = z.object({
  controller: z.object({ name: z.string(), address: z.string() }),
  issuedAt: z.string(),
  entry: historyEntry,
  /** Hash of the entry before it in its stream. */
  previous: z.string(),
  text: z.optional(receiptText),
})
export type Receipt = z.infer<typeof receipt>

/** A receipt, or at least its entry; what else is in it is not looked at. */
export const receiptCheck = z.object({ entry: historyEntry })

/** `unknown`: no such fact of this person. `differs`: the receipt says otherwise than the ledger. `broken`: the ledger itself was changed. */
export const verification = z.object({ valid: z.boolean(), reason: z.optional(z.enum(['unknown', 'differs', 'broken'])) })
export type Verification = z.infer<typeof verification>

export const historyQuery = z.object({
  kind: z.optional(z.enum(historyKinds)),
  /** How many are shown already; grows by 50. */
  shown: z.optional(z.coerce.number().check(z.int(), z.gte(0))),
})
export const receiptQuery = z.object({ stream: z.string(), version: z.coerce.number().check(z.int(), z.gte(1)) })
