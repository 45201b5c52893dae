import { z } from 'zod/mini'
import { exportScopes } from '#domain/visit.ts'

/** What to take along. */
export const newExport = z.strictObject({ scope: z.enum(exportScopes) })

/** `url` answers the ZIP once the export exists; it needs the same session. */
export const exportView = z.object({
  id: z.string(),
  scope: z.enum(exportScopes),
  at: z.string(),
  expiresAt: z.string(),
  url: z.string(),
})
export type ExportView = z.infer<typeof exportView>
