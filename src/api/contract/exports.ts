import { z } from 'zod/mini'

/** `access`: everything (Art. 15). `portable`: given or observed, on consent or contract (Art. 20). */
export const newExport = z.strictObject({ scope: z.enum(['access', 'portable']) })

/** `url` answers the ZIP once the export exists; it needs the same session. */
export const exportView = z.object({
  id: z.string(),
  scope: z.enum(['access', 'portable']),
  at: z.string(),
  expiresAt: z.string(),
  url: z.string(),
})
export type ExportView = z.infer<typeof exportView>
