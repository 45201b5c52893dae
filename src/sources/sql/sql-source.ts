import { localDate } from '#domain/legal-clock.ts'
import type { Ability, Source, Subject } from '#sources/source.ts'
import type { Mapping } from '#sources/sql/mapping/mapping.ts'
import { checkMapping } from '#sources/sql/mapping/mapping-check.ts'
import { SystemsFault } from '#sources/systems-fault.ts'
import { type Catalog, readCatalog } from './sql-catalog.ts'
import { correctValue } from './sql-correct.ts'
import { openDatabase, type Session } from './sql-database.ts'
import { eraseAll } from './sql-erase.ts'
import { isOfKind, keyIn } from './sql-id.ts'
import { findPeople, searchPeople } from './sql-people.ts'
import { type ItemPlan, planItem } from './sql-plan.ts'
import { readItems, readOne } from './sql-read.ts'
import { tallyItems } from './sql-tally.ts'
import { tryStatements } from './sql-try.ts'

export interface SqlSource extends Source {
  close(): Promise<void>
}

export interface SqlOptions {
  /** Connection string: `postgres://`, `mysql://` or `mariadb://`. */
  url: string
  /** The mapping's file, as named in sentences. */
  file: string
  /** The zone the law goes by: days and months of items. That of the mapping when missing. */
  timeZone?: string
  /** Longest time for one statement, in milliseconds. */
  statementTimeoutMs?: number
}

/**
 * An existing database, read through its mapping. Throws `SystemsFault` when the mapping does not fit it.
 * A database that does not answer yet is no fault: the source stays silent, and the mapping is checked when it does.
 */
export async function openSqlSource(mapping: Mapping, options: SqlOptions): Promise<SqlSource> {
  const { url, file, timeZone = mapping.timeZone, statementTimeoutMs = 10_000 } = options
  const database = openDatabase({ url, statementTimeoutMs })
  let known: { catalog: Catalog; plans: ItemPlan[] } | undefined
  const checked = async () => {
    known ??= await database.reading((session) => checkedPlans(session, mapping, file))
    return known
  }
  await checked().catch(async (error: unknown) => {
    if (!(error instanceof SystemsFault)) return
    await database.close()
    throw error
  })
  const readerOf = (session: Session, plans: ItemPlan[], subjects: readonly Subject[]) => ({
    session,
    plans,
    refs: refs(subjects),
    system: mapping.name,
    timeZone,
  })

  return {
    id: mapping.id,
    name: mapping.name,
    can: abilitiesOf(mapping),
    async find(addresses) {
      const { catalog } = await checked()
      return database.reading((session) => findPeople(session, mapping, catalog, addresses))
    },
    async search(text, limit) {
      const { catalog } = await checked()
      return database.reading((session) => searchPeople(session, mapping, catalog, text, limit))
    },
    async *read(subjects, reading = {}) {
      if (subjects.length === 0) return
      const { plans } = await checked()
      yield* database.streaming((session) => readItems(readerOf(session, plans, subjects), reading))
    },
    async one(subjects, itemId) {
      const { plans } = await checked()
      const plan = plans.find(({ item }) => isOfKind(itemId, item))
      const key = plan && keyIn(itemId, plan.item)
      if (!key || subjects.length === 0) return undefined
      return database.reading((session) => readOne(readerOf(session, plans, subjects), plan, key))
    },
    async tally(subjects, wanted) {
      if (subjects.length === 0) return []
      const { plans } = await checked()
      return database.reading((session) => tallyItems(readerOf(session, plans, subjects), wanted))
    },
    async correct(subjects, itemId, field, value) {
      const { catalog, plans } = await checked()
      return database.writing((session) => correctValue(session, mapping, catalog, plans, { refs: refs(subjects), itemId, field, value }))
    },
    async erase(subjects, category) {
      if (subjects.length === 0) return []
      const { catalog, plans } = await checked()
      const today = localDate(new Date().toISOString(), timeZone)
      return database.writing((session) => eraseAll({ session, mapping, catalog, refs: refs(subjects), today }, plans, category))
    },
    restrict: async (_subjects, itemId) => ({
      category: mapping.items.find((item) => isOfKind(itemId, item))?.category ?? '',
      result: 'not-possible',
      count: 0,
    }),
    async health() {
      await checked().catch((error: Error) => {
        throw error instanceof SystemsFault ? error : silence(mapping, error)
      })
      await database.reading(async () => undefined).catch((error: Error) => Promise.reject(silence(mapping, error)))
    },
    close: () => database.close(),
  }
}

async function checkedPlans(session: Session, mapping: Mapping, file: string): Promise<{ catalog: Catalog; plans: ItemPlan[] }> {
  const catalog = await readCatalog(session, mapping)
  const faults = checkMapping(mapping, catalog)
  if (faults.length > 0) throw new SystemsFault(file, faults)
  const plans = mapping.items.map((item) => planItem(mapping, item, catalog))
  const refused = await tryStatements(session, mapping, catalog, plans)
  if (refused.length > 0) throw new SystemsFault(file, refused)
  return { catalog, plans }
}

const refs = (subjects: readonly Subject[]) => [...new Set(subjects.map((subject) => subject.ref))]

function abilitiesOf({ items }: Mapping): Ability[] {
  const corrects = items.some((item) => item.values.some((value) => value.correct))
  const erases = items.some(({ erase }) => erase !== undefined && erase !== 'keep')
  return [...(corrects ? ['correct' as const] : []), ...(erases ? ['erase' as const] : [])]
}

/** A refused connection has a code but no message of its own. */
const silence = ({ name }: Mapping, error: Error) =>
  new Error(`${name} does not answer: ${error.message || ('code' in error ? error.code : error.name)}.`, { cause: error })
