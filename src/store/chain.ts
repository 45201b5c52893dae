import canonicalize from 'canonicalize'
import type { Evidence } from '#domain/evidence.ts'
import { type Entry, genesis, type Sha256 } from './store.ts'

/** RFC 8785 text of a value: one value, one text, whatever wrote it. */
export function canonicalText(value: unknown): string {
  const text = canonicalize(value)
  if (text === undefined) throw new Error('There is no JSON text of this value.')
  return text
}

/** The proof part of an entry, and nothing else of it. */
export function evidenceOf({ at, actor, door, language, textVersion }: Evidence): Evidence {
  return { at, actor, door, language, ...(textVersion !== undefined && { textVersion }) }
}

/**
 * Hex SHA-256 over the RFC 8785 text of the entry and the hash before it. `event`: the text of its event, where that is at hand.
 * Written member by member, in order: the names are ours and always the same, and every act and every check comes through here.
 */
export function hashEntry(previous: string, entry: Omit<Entry, 'hash' | 'position'>, sha256: Sha256, event?: string): string {
  const { at, actor, door, language, stream, textVersion, version } = entry
  return sha256(
    `{"actor":${canonicalText(actor)},"at":${canonicalText(at)},"door":${canonicalText(door)},"event":${event ?? canonicalText(entry.event)},` +
      `"language":${canonicalText(language)},"previous":${canonicalText(previous)},"stream":${canonicalText(stream)},` +
      `${textVersion === undefined ? '' : `"textVersion":${canonicalText(textVersion)},`}"version":${canonicalText(version)}}`,
  )
}

/** What is wrong with one stream. */
export interface Break {
  version: number
  problem: 'changed' | 'missing' | 'swapped'
}

/** Where a walk along a stream has got to. */
export interface ChainEnd {
  version: number
  head: string
  position: bigint
}

export const chainStart: ChainEnd = { version: 0, head: genesis, position: 0n }

/** Whether `entry` follows `end`. An entry out of place in the ledger is `swapped`, one with another content `changed`. */
export function breakAt(end: ChainEnd, entry: Entry, sha256: Sha256): Break | undefined {
  const version = end.version + 1
  if (entry.version !== version) return { version, problem: 'missing' }
  if (entry.hash !== hashEntry(end.head, entry, sha256)) return { version, problem: 'changed' }
  if (entry.position <= end.position) return { version, problem: 'swapped' }
}

/** Walks one stream, oldest first; answers its first break, or where it ends. */
export async function verifyStream(entries: AsyncIterable<Entry>, sha256: Sha256): Promise<{ end: ChainEnd; break?: Break }> {
  let end = chainStart
  for await (const entry of entries) {
    const found = breakAt(end, entry, sha256)
    if (found) return { end, break: found }
    end = { version: entry.version, head: entry.hash, position: entry.position }
  }
  return { end }
}
