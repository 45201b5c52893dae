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

export const historyPage = z.object({ entries: z.array(historyEntry), total: z.number() })
export type HistoryPage = z.infer<typeof historyPage>
