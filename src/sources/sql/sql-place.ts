import type { Order } from '#domain/wanted.ts'
import { byOrder } from '#sources/in-order.ts'
import type { Place } from '#sources/source.ts'
import type { Sql } from '#sources/sql/dialects/dialect.ts'
import { type Session, unlessRefused } from './sql-database.ts'
import { keyIn } from './sql-id.ts'
import type { Entry, ItemPlan } from './sql-plan.ts'

/** Where the reading of one kind of item begins: `conditions` leave out most of what comes before, `isBefore` the rest. */
export interface Beginning {
  conditions: Sql[]
  isBefore(entry: Entry): boolean
}

/**
 * For each kind where to go on after a place: kinds before that of its item have shown what shares its moment, those behind it have not.
 * When the item is not there any more, all go on with its moment.
 */
export async function beginningsAt(
  { session, plans, refs }: { session: Session; plans: readonly ItemPlan[]; refs: readonly string[] },
  order: Order,
  after: Place | undefined,
): Promise<Beginning[]> {
  if (!after) return plans.map(() => ({ conditions: [], isBefore: () => false }))
  const found = await itemAt(session, plans, refs, after)
  const compare = byOrder(order)
  return plans.map((plan, n): Beginning => {
    if (found && n === found.n) return { conditions: [plan.behind(found.entry, order)], isBefore: () => false }
    const isShown = found !== undefined && n < found.n
    return {
      conditions: plan.moments ? [plan.moments.notLongBefore(after.at, order)] : [],
      isBefore: (entry) => (isShown ? compare(entry, after) <= 0 : compare(entry, after) < 0),
    }
  })
}

async function itemAt(session: Session, plans: readonly ItemPlan[], refs: readonly string[], { at, id }: Place) {
  for (const [n, plan] of id === undefined ? [] : plans.entries()) {
    const key = keyIn(id!, plan.item)
    const entry = key && (await entryAt(session, plan, refs, key))
    if (entry && entry.at === at) return { n, entry }
  }
  return undefined
}

/** The entry of a row that belongs to these persons. The database may take several spellings of a key for one; an id has one spelling. */
export async function entryAt(
  session: Session,
  plan: ItemPlan,
  refs: readonly string[],
  key: readonly string[],
): Promise<Entry | undefined> {
  const rows = await unlessRefused(session, () => session.rows(plan.entries(refs, { conditions: [plan.key.is(key)] }, 'newest', 2)))
  return rows?.map(plan.entryOf).find((entry) => entry.key.every((cell, n) => cell === key[n]))
}
