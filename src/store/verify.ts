import type { Decider } from '#domain/decider.ts'
import { type Break, breakAt, canonicalText, chainStart, evidenceOf } from './chain.ts'
import { type Sha256, type Snapshot, type Store, type StreamId, type StreamKind, streamKinds } from './store.ts'

/** The rules each kind of stream is folded with. */
export type Deciders = Record<StreamKind, Decider<unknown, unknown, { type: string }>>

export interface Verified {
  streams: number
  entries: number
  /**
   * The first thing that is wrong. `current`: the ledger is whole, the folded state does not match it (`rebuild` mends that).
   * Without a stream: whole streams are missing, as positions have holes.
   */
  break?: { stream: StreamId; version: number; problem: Break['problem'] | 'current' } | { missing: bigint }
}

/** Checks every hash chain, and `current` against the ledger. Holds one entry at a time; others may write meanwhile. */
export async function verify(store: Store, sha256: Sha256, deciders: Deciders): Promise<Verified> {
  const tip = await store.tip()
  const verified: Verified = { streams: 0, entries: 0 }
  let seen = 0n
  for (const kind of streamKinds) {
    for await (const stream of store.streams(kind)) {
      const found = await verifyStill(store, sha256, deciders[kind], stream, tip)
      verified.streams += 1
      verified.entries += found.entries
      seen += found.seen
      if (found.break) return { ...verified, break: { stream, ...found.break } }
    }
  }
  return seen === tip ? verified : { ...verified, break: { missing: tip - seen } }
}

/** `seen`: how many entries up to the tip of the ledger. */
interface Found {
  entries: number
  seen: bigint
  break?: { version: number; problem: Break['problem'] | 'current' }
}

/** Again while the stream is written to, or an act between two reads would look like a break. */
async function verifyStill(store: Store, sha256: Sha256, decider: Deciders[StreamKind], stream: StreamId, tip: bigint): Promise<Found> {
  for (;;) {
    const [before] = await store.load([stream])
    const found = await verifyOne(store, sha256, decider, before!, tip)
    const [after] = await store.load([stream])
    if (!found.break || after!.head === before!.head) return found
  }
}

async function verifyOne(store: Store, sha256: Sha256, decider: Deciders[StreamKind], current: Snapshot, tip: bigint): Promise<Found> {
  let end = chainStart
  let state = decider.initial
  let seen = 0n
  for await (const entry of store.fromLedger(current.stream)) {
    const found = breakAt(end, entry, sha256)
    if (found) return { entries: end.version, seen, break: found }
    end = { version: entry.version, head: entry.hash, position: entry.position }
    state = decider.evolve(state, entry.event, evidenceOf(entry))
    if (entry.position <= tip) seen += 1n
  }
  const found = { entries: end.version, seen }
  if (end.version < current.version) return { ...found, break: { version: end.version + 1, problem: 'missing' } }

  const folded = { ...decider.index?.(state), stream: current.stream, version: end.version, head: end.head, state }
  if (canonicalText(folded) === canonicalText(current)) return found
  return { ...found, break: { version: end.version, problem: 'current' } }
}
