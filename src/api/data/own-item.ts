import type { Asked } from '#api/env.ts'
import { answered } from '#api/requests/restriction.ts'
import { Refusal } from '#domain/decider.ts'
import type { Item, Source, Subject } from '#sources/source.ts'
import { readItemId } from './holdings.ts'
import { subjectsOf } from './subjects-of.ts'

/** An item of the person, and through whom its source knows it to be theirs. */
export interface OwnItem {
  source: Source
  subjects: readonly Subject[]
  item: Item
}

/**
 * The item a path names, if it is this person's. Somebody else's is as unknown as one that never was (AZ-01): `not-found`. Refuses with
 * `source-silent` where its source does not answer, so that missing cannot be taken for gone.
 */
export async function ownItem(asked: Asked & { personId: string }, idInPath: string): Promise<OwnItem> {
  const named = readItemId(asked.host.sources, idInPath)
  if (!named) throw new Refusal('not-found')
  const { known, silent } = await subjectsOf(asked)
  if (silent.some(({ source }) => source === named.source.id)) throw new Refusal('source-silent')
  const own = known.find(({ source }) => source.id === named.source.id)
  const item = own && (await answered(own.source.one(own.subjects, named.id)))
  if (!item) throw new Refusal('not-found')
  return { ...own, item }
}
