import { z } from 'zod/mini'

/** RFC 9457. `code` is what programs branch on; `title` and `detail` are in the reader's language. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.optional(z.string()),
  code: z.string(),
  /** Of `other-browser` alone: the eight digits to type in the browser that asked for them (AUTH-04). */
  signInCode: z.optional(z.string()),
  /** Of `other-person` alone: whose choices the link opens, masked; empty where the address is not written down. */
  address: z.optional(z.string()),
  errors: z.optional(z.array(z.object({ pointer: z.string(), detail: z.string() }))),
})
export type Problem = z.infer<typeof problem>
