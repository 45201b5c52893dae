import type { Keys } from '#api/host.ts'
import { type LinkToken, readToken } from './token.ts'
import { readUndoLink, type UndoLink } from './undo-link.ts'

/** A link of ours below `/u/`: `u1` to leave, `c1` to confirm a subscription, `r1` to take back what a link has changed. */
export type Link = { text: string } & (({ family: 'u1' | 'c1' } & LinkToken) | ({ family: 'r1' } & UndoLink))

/** The longest of ours has 61 characters; beyond this nothing is looked at. */
const longest = 100

/** What mail programs hang on to a link's end does no harm (a slash, the full stop of the sentence, a bracket). */
const tail = /[\s/)\]"'>.,;:!?”’»\u200b]+$/

/** Where somebody hung on more without a question mark, or wrote that as `%3F`. */
const more = /[&?;]/

/** Reads what stands after `/u/`; undefined for whatever we did not mint. */
export function linkOf(keys: Keys, path: string): Link | undefined {
  if (path.length > longest) return undefined
  const text = path.split(more, 1)[0]!.replace(tail, '')
  for (const family of ['u1', 'c1'] as const) {
    const token = text.startsWith(family) ? readToken(keys, text, family) : undefined
    if (token) return { family, text, ...token }
  }
  const undo = readUndoLink(keys, text)
  return undo && { family: 'r1', text, ...undo }
}
