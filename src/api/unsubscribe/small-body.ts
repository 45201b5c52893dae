import type { Context } from 'hono'
import type { ApiEnv } from '#api/env.ts'
import { bodyUpTo } from '#api/http/body-up-to.ts'
import { Refusal } from '#domain/decider.ts'

/** A one-click body is 26 bytes; nothing that belongs here is longer. */
const maxSize = 1024

const counted = bodyUpTo(maxSize)
const nothingElse = async () => {}

/** Refuses with `body-too-large`. A declared length is believed, the server holds the sender to it: asking for the stream is slow. */
export async function mustBeSmall(c: Context<ApiEnv>): Promise<void> {
  const declared = c.req.header('content-length')
  if (declared === undefined || c.req.header('transfer-encoding') !== undefined) await counted(c, nothingElse)
  else if (Number(declared) > maxSize) throw new Refusal('body-too-large')
}
