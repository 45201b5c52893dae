import { newestFirst } from '#sources/newest-first.ts'
import type { Ability, Source, Subject } from '#sources/source.ts'
import { type Mapping, MappingFault } from './mapping.ts'
import { checkMapping } from './mapping-check.ts'
import { type Catalog, readCatalog } from './sql-catalog.ts'
import { correctValue } from './sql-correct.ts'
import { openDatabase, paged } from './sql-database.ts'
import { eraseAll } from './sql-erase.ts'
import { findPeople, searchPeople } from './sql-people.ts'
import { type ItemPlan, planItem } from './sql-plan.ts'
import type { Row } from './sql-shape.ts'

export interface SqlSource extends Source {
  close(): Promise<void>
}

export interface SqlOptions {
  /** Connection string. */
  url: string
  /** The mapping's file, as named in sentences. */
  file: string
  /** Longest time for one statement, in milliseconds. */
  statementTimeoutMs?: number
}

/**
 * An existing PostgreSQL database, read through its mapping. Throws `MappingFault` when the mapping does not fit it.
 * A database that does not answer yet is no fault: the source stays silent, and the mapping is checked when it does.
 */
export async function openSqlSource(mapping: Mapping, { url, file, statementTimeoutMs = 10_000 }: SqlOptions): Promise<SqlSource> {
  const database = openDatabase({ url, timeZone: mapping.timeZone, statementTimeoutMs })
  const checkedPlans = async (): Promise<{ catalog: Catalog; plans: ItemPlan[] }> => {
    const catalog = await database.reading((session) => readCatalog(session, mapping))
    const faults = checkMapping(mapping, catalog)
    if (faults.length > 0) throw new MappingFault(file, faults)
    return { catalog, plans: mapping.items.map((item) => planItem(mapping, item, catalog)) }
  }
  let known: Awaited<ReturnType<typeof checkedPlans>> | undefined
  const checked = async () => {
    known ??= await checkedPlans()
    return known
  }
  await checked().catch(async (error: unknown) => {
    if (!(error instanceof MappingFault)) return
    await database.close()
    throw error
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
    async *read(subjects) {
      if (subjects.length === 0) return
      const { plans } = await checked()
      yield* database.streaming((session) =>
        newestFirst(plans.map((plan, n) => itemsOf(plan, paged<Row>(session, `items_${n}`, plan.statement, [refs(subjects)])))),
      )
    },
    async correct(subjects, itemId, field, value) {
      const { catalog } = await checked()
      return database.writing((session) => correctValue(session, mapping, catalog, { refs: refs(subjects), itemId, field, value }))
    },
    async erase(subjects, category) {
      const { catalog } = await checked()
      return database.writing((session) => eraseAll(session, mapping, catalog, refs(subjects), category))
    },
    restrict: async (_subjects, itemId) => ({
      category: mapping.items.find((item) => itemId.startsWith(`${item.id}:`))?.category ?? '',
      result: 'not-possible',
      count: 0,
    }),
    async health() {
      await checked().catch((error: Error) => {
        throw error instanceof MappingFault ? error : silence(mapping, error)
      })
      await database.reading((session) => session.rows('SELECT 1')).catch((error: Error) => Promise.reject(silence(mapping, error)))
    },
    close: () => database.close(),
  }
}

const refs = (subjects: readonly Subject[]) => subjects.map((subject) => subject.ref)

function abilitiesOf({ items }: Mapping): Ability[] {
  const corrects = items.some((item) => item.values.some((value) => value.correct))
  const erases = items.some((item) => item.erase === 'delete' || item.erase === 'null')
  return [...(corrects ? ['correct' as const] : []), ...(erases ? ['erase' as const] : [])]
}

async function* itemsOf(plan: ItemPlan, rows: AsyncIterable<Row>) {
  for await (const row of rows) yield plan.itemOf(row)
}

/** A refused connection has a code but no message of its own. */
const silence = ({ name }: Mapping, error: Error) =>
  new Error(`${name} does not answer: ${error.message || ('code' in error ? error.code : error.name)}.`, { cause: error })
