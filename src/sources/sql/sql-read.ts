import type { Order, Wanted } from '#domain/wanted.ts'
import { inOrder } from '#sources/in-order.ts'
import type { Item, Reading } from '#sources/source.ts'
import type { Sql } from '#sources/sql/dialects/dialect.ts'
import { isWanted } from '#sources/wanted-items.ts'
import type { Session } from './sql-database.ts'
import { type Beginning, beginningsAt, entryAt } from './sql-place.ts'
import type { Entry, ItemPlan } from './sql-plan.ts'

export interface Reader {
  session: Session
  plans: readonly ItemPlan[]
  /** Keys of persons; at least one. */
  refs: readonly string[]
  system: string
  /** The zone the law goes by. */
  timeZone: string
}

/** Entries come in pages: a first one for a list of fifty, then large ones, since each costs a look at all rows of the person. */
const firstPage = 100
const largePage = 20_000
/** The rest of the rows follows in batches of about so much text. */
const batchText = 4_000_000
const largeBatch = 1000

/** The items of persons, in order, from a place on; of the same moment, kinds of items come in the order of the mapping. */
export async function* readItems(reader: Reader, { wanted = {}, order = 'newest', after }: Reading): AsyncGenerator<Item> {
  const beginnings = await beginningsAt(reader, order, after)
  const streams = reader.plans.flatMap((plan, n) =>
    mayHold(plan, wanted, reader.system) ? [itemsOf(reader.session, plan, entriesOf(reader, plan, order, wanted, beginnings[n]!))] : [],
  )
  for await (const item of inOrder(streams, order)) if (isWanted(item, wanted, reader.timeZone)) yield item
}

/** One item of theirs by its kind and key. */
export async function readOne({ session, refs }: Reader, plan: ItemPlan, key: readonly string[]): Promise<Item | undefined> {
  const entry = await entryAt(session, plan, refs, key)
  if (!entry) return undefined
  const [cells] = await session.rows(plan.details([entry.key]))
  return cells && plan.itemOf(cells)
}

/** Whether some items of this kind may be wanted. */
export function mayHold({ item, moments }: ItemPlan, { categories, system, from, to }: Wanted, name: string): boolean {
  if (categories && !categories.includes(item.category)) return false
  return (system === undefined || system === name) && (moments !== undefined || !(from || to))
}

/** What of a search the database answers itself. */
export function within({ moments }: ItemPlan, { from, to }: Wanted, timeZone: string): Sql[] {
  const conditions = [from && moments?.since(from, timeZone), to && moments?.until(to, timeZone)]
  return conditions.filter((condition) => typeof condition === 'object')
}

async function* entriesOf(
  { session, refs, timeZone }: Reader,
  plan: ItemPlan,
  order: Order,
  wanted: Wanted,
  start: Beginning,
): AsyncGenerator<Entry> {
  let { conditions } = start
  for (let limit = firstPage; ; limit = largePage) {
    const rows = await session.rows(
      plan.entries(refs, { conditions: [...within(plan, wanted, timeZone), ...conditions], words: wanted.words }, order, limit),
    )
    const entries = rows.map(plan.entryOf)
    // A view that is looked into for words may hold several rows for one.
    for (const [n, entry] of entries.entries()) if (!start.isBefore(entry) && entry.id !== entries[n - 1]?.id) yield entry
    const last = entries.at(-1)
    if (!last || entries.length < limit) return
    conditions = [plan.behind(last, order)]
  }
}

async function* itemsOf(session: Session, plan: ItemPlan, entries: AsyncIterable<Entry>): AsyncGenerator<Item> {
  let batch = 10
  let waiting: Entry[] = []
  const fetched = async () => {
    const rows = await session.rows(plan.details(waiting.map(({ key }) => key)))
    const size = rows.flat().reduce((sum, cell) => sum + (cell?.length ?? 0), 0)
    batch = size > batchText ? Math.ceil(batch / 4) : Math.min(largeBatch, batch * 3)
    const items = new Map(rows.map((row) => plan.itemOf(row)).map((item) => [item.id, item]))
    const ordered = waiting.map(({ id }) => items.get(id)).filter((item) => item !== undefined)
    waiting = []
    return ordered
  }
  for await (const entry of entries) {
    waiting.push(entry)
    if (waiting.length >= batch) yield* await fetched()
  }
  if (waiting.length > 0) yield* await fetched()
}
