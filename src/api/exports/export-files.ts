import { factsOf } from '#api/data/holdings.ts'
import type { Tenant } from '#domain/tenant.ts'
import type { Item, Value } from '#sources/source.ts'
import { csvLine } from './csv.ts'

/** One file of an export: its text comes in pieces, so that no file is ever whole in memory. */
export interface ExportFile {
  path: string
  format: 'json' | 'csv' | 'html'
  title: string
  /** Names of the columns of a table. */
  columns?: string[]
  pieces: Iterable<string>
}

/** JSON and CSV of one category (EXP-01, EXP-02). JSON is the lossless form, CSV the one to look at. */
export function categoryFiles(tenant: Tenant, category: string, items: readonly Item[], title: string): ExportFile[] {
  const path = `data/${category.toLowerCase().replace(/[^a-z0-9-]+/g, '-')}`
  const records = items.map((item) => record(tenant, item))
  const json: ExportFile = { path: `${path}.json`, format: 'json', title, pieces: jsonArray(records) }
  const parts = items.flatMap(({ id, parts = [] }) => parts.map((part) => ({ id, ...part })))
  const files = [json, table(`${path}.csv`, title, ['item_id', 'at', 'system', 'origin', 'item_title'], items, itemCells)]
  return parts.length === 0
    ? files
    : [...files, table(`${path}-parts.csv`, title, ['item_id', 'part'], parts, (part) => [part.id, part.title])]
}

/** An item with what it is used for, so that the file explains itself (ACC-06). */
const record = (tenant: Tenant, item: Item) => {
  const { source: _, ...held } = item
  return { ...held, ...factsOf(tenant, item) }
}

/** A JSON array, one element a line. */
export function* jsonArray(elements: Iterable<unknown>): Generator<string> {
  let before = '[\n'
  for (const element of elements) {
    yield before + JSON.stringify(element)
    before = ',\n'
  }
  yield before === '[\n' ? '[]\n' : '\n]\n'
}

const itemCells = ({ id, at, system, origin, title }: Item) => [id, at, system, origin, title]

/** A CSV of whatever has values: some columns of its own, then one for every name that occurs. */
function table<Row extends { values: readonly Value[] }>(
  path: string,
  title: string,
  own: string[],
  rows: readonly Row[],
  ownCells: (row: Row) => (string | undefined)[],
): ExportFile {
  const names = [...new Set(rows.flatMap(({ values }) => values.map(({ name }) => name)))]
  const columns = [...own, ...names]
  function* pieces() {
    yield csvLine(columns)
    for (const row of rows) {
      const byName = new Map(row.values.map(({ name, value }) => [name, value]))
      yield csvLine([...ownCells(row), ...names.map((name) => byName.get(name))])
    }
  }
  return { path, format: 'csv', title, columns, pieces: pieces() }
}
