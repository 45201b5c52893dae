import { Refusal } from '#domain/decider.ts'

/** Of a store that does not answer: no answer either (503), rather than one that lets mail through (SUP-05). */
export function storeSilent(error: unknown): never {
  console.error(error)
  throw new Refusal('store-silent')
}
