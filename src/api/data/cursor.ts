import { z } from 'zod/mini'
import { fromBase64Url, toBase64Url, utf8 } from '#api/bytes.ts'
import { Refusal } from '#domain/decider.ts'
import type { Cursor } from '#sources/gather.ts'
import type { Source } from '#sources/source.ts'

/** Moments as sources write them. They go into questions to databases, so nothing else may stand here, nor a day no calendar has. */
const moment = z.string().check(
  z.regex(/^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$/),
  z.maxLength(40),
  z.refine((at) => at >= '0001' && !Number.isNaN(Date.parse(at)) && z.iso.date().safeParse(at.slice(0, 'YYYY-MM-DD'.length)).success),
)
const members = z.tuple([z.union([moment, z.null()]), z.string(), z.string()])

/** Where a page ends, as one word that says nothing to its reader. */
export const cursorText = ({ at, source, id }: Cursor) => toBase64Url(utf8(JSON.stringify([at ?? null, source, id])))

/** Refuses with `cursor-unknown` what we did not give out. */
export function readCursor(sources: readonly Source[], text: string): Cursor {
  const read = members.safeParse(parsed(text))
  const [at, source, id] = read.data ?? []
  if (!source || !id || !sources.some((one) => one.id === source)) throw new Refusal('cursor-unknown', ['/after'])
  return { ...(at && { at }), source, id }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(fromBase64Url(text)))
  } catch {
    return undefined
  }
}
