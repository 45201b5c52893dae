import { eachInTime, inTime, Late } from './patience.ts'
import type { Source } from './source.ts'

/** A system that did not answer in time, or with an error. The message names the system alone: what it says may hold personal data. */
export class Silence extends Error {
  /** Instant of the first call that got no answer. */
  readonly since: string

  constructor({ id }: Pick<Source, 'id'>, since: string, cause: unknown) {
    super(`The system "${id}" does not answer.`, { cause })
    this.name = 'Silence'
    this.since = since
  }
}

/** Longest wait for an answer, in milliseconds, so that a page stands within two seconds. */
const patienceMs = 1500
/** Whoever reads everything makes a copy: that it is whole matters more than when it comes. */
const wholeMs = 60_000
const healthMs = 5000
/** How long nobody waits again for what did not answer in time. */
const restMs = 10_000

/**
 * A source that is waited for no longer than people wait for a page. Where it does not answer, it throws `Silence`; where it let
 * somebody wait for nothing, it does so at once for the next ten seconds. Acts are passed on as they are: whoever erases waits for
 * what became of it.
 */
export function watched(source: Source, now: () => Date): Source {
  // One each: a system that finds people at once may hang when it is read.
  const finds = watch(source, now)
  const searches = watch(source, now)
  const reads = watch(source, now)
  const picks = watch(source, now)
  const counts = watch(source, now)
  const seen: Source = {
    id: source.id,
    name: source.name,
    can: source.can,
    ...(source.choices && { choices: source.choices }),
    find: (addresses) => finds.ask(() => source.find(addresses)),
    search: (text, limit) => searches.ask(() => source.search(text, limit)),
    read: (subjects, reading) => reads.stream(() => source.read(subjects, reading), reading ? patienceMs : wholeMs),
    one: (subjects, itemId) => picks.ask(() => source.one(subjects, itemId)),
    tally: (subjects, wanted) => counts.ask(() => source.tally(subjects, wanted)),
    correct: (subjects, itemId, field, value) => source.correct(subjects, itemId, field, value),
    erase: (subjects, category) => source.erase(subjects, category),
    restrict: (subjects, itemId, on) => source.restrict(subjects, itemId, on),
    // Whoever asks for this wants to know it now, and to hear what is the matter.
    health: () =>
      inTime(source.health(), healthMs).catch((error: Error) => {
        throw error instanceof Late ? new Error(`${source.name} does not answer: ${error.message}.`) : error
      }),
  }
  originals.set(seen, source)
  return seen
}

const originals = new WeakMap<Source, Source>()

/** The source itself, for work that nobody waits for: it may take the time it takes. */
export const unwatched = (source: Source): Source => originals.get(source) ?? source

/** Remembers since when one kind of question gets no answer. */
function watch(source: Source, now: () => Date) {
  let since: string | undefined
  let restsUntil = 0

  const heard = () => {
    since = undefined
    restsUntil = 0
  }
  const silence = (cause: unknown): Silence => {
    const at = now()
    if (cause instanceof Late) restsUntil = at.getTime() + restMs
    const first = since === undefined
    since ??= at.toISOString()
    const silent = new Silence(source, since, cause)
    if (first) console.warn(silent.message)
    return silent
  }
  const mustNotRest = () => {
    if (since !== undefined && now().getTime() < restsUntil) throw new Silence(source, since, undefined)
  }

  return {
    async ask<T>(question: () => Promise<T>): Promise<T> {
      mustNotRest()
      return inTime(question(), patienceMs, heard).catch((error: unknown) => {
        throw silence(error)
      })
    },
    async *stream<T>(question: () => AsyncIterable<T>, ms: number): AsyncGenerator<T> {
      mustNotRest()
      try {
        yield* eachInTime(question(), ms, heard)
      } catch (error) {
        throw silence(error)
      }
    },
  }
}
