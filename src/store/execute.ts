import type { Decider } from '#domain/decider.ts'
import type { Evidence } from '#domain/evidence.ts'
import { canonicalText, evidenceOf, hashEntry } from './chain.ts'
import type { Change, Entry, Sha256, Snapshot, Store, StreamId } from './store.ts'
import { type Turns, turns } from './turns.ts'

/** What goes into the same commit as the facts. */
export type Also<State> = (state: State, entries: readonly Entry[]) => Pick<Change, 'vault' | 'outbox' | 'addresses'>

export interface Executed<State> {
  snapshot: Snapshot<State> & { state: State }
  /** The new facts, in order, with their positions; none when the command changed nothing. */
  entries: Entry[]
}

/** Only another process can be faster, acts of this one take turns. With the pauses between, this is about a second. */
const maxTries = 20

/** Two nodes in step would let the same one lose each time; a pause of random and growing length gets them out of step. */
const pauseAfter = (tries: number) => new Promise((resolve) => setTimeout(resolve, Math.random() * Math.min(2 ** tries, 100)))

/**
 * One act: load → decide → chain → evolve → commit, and again when someone else was faster.
 * A command that changes nothing writes nothing. `found`: the stream as it was just read, which saves the first load. Throws what
 * `decide` throws (`Refusal`) and what the store throws.
 */
export function execute<State, Command, Event extends { type: string }>(
  store: Store,
  sha256: Sha256,
  decider: Decider<State, Command, Event>,
  stream: StreamId,
  command: Command,
  evidence: Evidence,
  also?: Also<State>,
  found?: Snapshot,
): Promise<Executed<State>> {
  return inTurn(store, stream, async () => {
    for (let tries = 0; tries < maxTries; tries++) {
      const [after] = tries === 0 && found ? [found] : await store.load([stream])
      const act = decideOn(after!, sha256, decider, command, evidence)
      if (act.entries.length === 0) return act

      const change = { after: after!, entries: act.entries, current: act.snapshot, ...also?.(act.snapshot.state, act.entries) }
      const [result] = await store.commit([change])
      if (result!.result === 'stale') {
        await pauseAfter(tries)
        continue
      }
      const { positions } = result!
      return { ...act, entries: act.entries.map((entry, at) => ({ ...entry, position: positions[at]! })) }
    }
    throw new Error(`${stream} was changed by others ${maxTries} times in a row`)
  })
}

/** The state of a stream from its entries alone. */
export function fold<State>(decider: Decider<State, unknown, { type: string }>, entries: Iterable<Entry>): State {
  let state = decider.initial
  for (const entry of entries) state = decider.evolve(state, entry.event, evidenceOf(entry))
  return state
}

function decideOn<State, Command, Event extends { type: string }>(
  after: Snapshot,
  sha256: Sha256,
  decider: Decider<State, Command, Event>,
  command: Command,
  given: Evidence,
): Executed<State> {
  const evidence = evidenceOf(given)
  const before = (after.state ?? decider.initial) as State
  let { version, head } = after
  let state = before
  const entries: Entry[] = []
  for (const decided of decider.decide(command, before, evidence)) {
    // As it will be read back (a member that is undefined is gone), or `current` and the ledger could tell two stories.
    const text = canonicalText(decided)
    const event: Event = JSON.parse(text)
    version += 1
    const facts = { stream: after.stream, version, position: 0n, event, ...evidence }
    head = hashEntry(head, facts, sha256, text)
    entries.push({ ...facts, hash: head })
    state = decider.evolve(state, event, evidence)
  }
  return { snapshot: { ...decider.index?.(state), stream: after.stream, version, head, state }, entries }
}

const turnsOf = new WeakMap<Store, Turns>()

/** Acts on one stream wait for each other instead of finding out at the commit that they should have. */
function inTurn<Result>(store: Store, stream: StreamId, act: () => Promise<Result>): Promise<Result> {
  const inTurns = turnsOf.get(store) ?? turns()
  turnsOf.set(store, inTurns)
  return inTurns(stream, act)
}
