import { evidenceOf } from './chain.ts'
import { genesis, type Snapshot, type Store, type StreamId, type StreamKind, streamKinds } from './store.ts'
import type { Deciders } from './verify.ts'

/** Folds every stream anew from the ledger into `current`; answers how many. Others may write meanwhile. */
export async function rebuild(store: Store, deciders: Deciders): Promise<number> {
  let streams = 0
  for (const kind of streamKinds) {
    for await (const stream of store.streams(kind)) {
      await store.replaceCurrent(await refold(store, deciders[kind], stream))
      streams += 1
    }
  }
  return streams
}

async function refold(store: Store, decider: Deciders[StreamKind], stream: StreamId): Promise<Snapshot> {
  let version = 0
  let head = genesis
  let state = decider.initial
  for await (const entry of store.fromLedger(stream)) {
    version = entry.version
    head = entry.hash
    state = decider.evolve(state, entry.event, evidenceOf(entry))
  }
  return { ...decider.index?.(state), stream, version, head, state }
}
