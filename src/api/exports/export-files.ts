import { factsOf } from '#api/data/holdings.ts'
import type { Locale, Tenant } from '#domain/tenant.ts'
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
export function categoryFiles(tenant: Tenant, category: string, items: readonly Item[], language: Locale): ExportFile[] {
  const title = tenant.categories.find(({ id }) => id === category)?.title[language] ?? category
  const path = `data/${category.toLowerCase().replace(/[^a-z0-9-]+/g, '-')}`
  const records = items.map((item) => record(tenant, item))
  const json: ExportFile = { path: `${path}.json`, format: 'json', title, pieces: jsonArray(records) }
  const parts = items.flatMap(({ id, parts = [] }) => parts.map((part) => ({ id, ...part })))
  const head = { format: 'csv' as const, title }
  const files = [json, { ...head, path: `${path}.csv`, ...table(itemColumns, items, itemCells, language) }]
  return parts.length === 0
    ? files
    : [
        ...files,
        { ...head, path: `${path}-parts.csv`, ...table(['item_id', 'part'], parts, ({ id, title: part }) => [id, part], language) },
      ]
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

const itemColumns = ['item_id', 'at', 'system', 'origin', 'item_title']
const itemCells = ({ id, at, system, origin, title }: Item) => [id, at, system, origin, title]

/**
 * A CSV of whatever has values: some columns of its own, then one for every name that occurs, and beside one with codes another, ending
 * in `_text`, with what people read instead of them.
 */
function table<Row extends { values: readonly Value[] }>(
  own: string[],
  rows: readonly Row[],
  ownCells: (row: Row) => (string | undefined)[],
  language: Locale,
): Pick<ExportFile, 'columns' | 'pieces'> {
  const all = rows.flatMap(({ values }) => values)
  const names = [...new Set(all.map(({ name }) => name))]
  const coded = new Set(all.filter(({ shown }) => shown).map(({ name }) => name))
  const columns = [...own, ...names.flatMap((name) => (coded.has(name) ? [name, `${name}_text`] : [name]))]
  function* pieces() {
    yield csvLine(columns)
    for (const row of rows) {
      const byName = new Map(row.values.map((value) => [value.name, value]))
      const cells = names.flatMap((name) => {
        const value = byName.get(name)
        const cell = value?.redacted ? `[${value.redacted}]` : value?.value
        return coded.has(name) ? [cell, value?.shown?.[language]] : [cell]
      })
      yield csvLine([...ownCells(row), ...cells])
    }
  }
  return { columns, pieces: pieces() }
}
