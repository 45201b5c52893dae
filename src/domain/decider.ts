import type { Evidence } from './evidence.ts'

/**
 * The whole theory of a stream: what may happen (`decide`), and what it leads to (`evolve`).
 * Both are pure. Time, ids and state come in as values.
 *
 * The initial state must refuse everything but the command that opens the stream.
 */
export interface Decider<State, Command, Event extends { type: string }> {
  readonly initial: State
  /** The facts that follow from the command; none when nothing would change. Throws `Refusal`. */
  decide(command: Command, state: State, evidence: Evidence): Event[]
  evolve(state: State, event: Event, evidence: Evidence): State
  /** What the store finds a stream by. Codes, ids and dates only. */
  index?(state: State): Index
}

/** `person`: whose stream it is. `dueOn`: a local date (Reg. 1182/71), never an instant. */
export interface Index {
  person?: string
  status?: string
  dueOn?: string
}

/** A rule said no. `code` is a kebab-case noun and a key of the catalogues (`refusal.{code}`). */
export class Refusal extends Error {
  readonly code: string
  /** JSON pointers of the fields concerned, as in RFC 6901. */
  readonly pointers: readonly string[]

  constructor(code: string, pointers: readonly string[] = []) {
    super(code)
    this.name = 'Refusal'
    this.code = code
    this.pointers = pointers
  }
}
