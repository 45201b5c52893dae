import type { Item } from '#sources/source.ts'
import type { MappedItem, MappedPart, MappedRecipient, Mapping, Rows } from './mapping.ts'
import { rowsOf } from './mapping-refs.ts'
import { type Catalog, columnOf, quoted } from './sql-catalog.ts'
import { matches, type Row, rowShape, tableOf } from './sql-shape.ts'

/** How one kind of item is read. `$1` is the list of persons' keys. */
export interface ItemPlan {
  item: MappedItem
  statement: string
  itemOf(row: Row): Item
}

export function planItem(mapping: Mapping, item: MappedItem, catalog: Catalog): ItemPlan {
  const rows = rowsOf(mapping, item)
  const shape = rowShape(catalog, rows, 't')
  const title = shape.template(item.title)
  const at = item.at && shape.column(item.at.column, item.at.as)
  const originFrom = item.originFrom === undefined ? undefined : shape.template(item.originFrom)
  const values = shape.values(item.values)
  const parts = (item.parts ?? []).map((part, n) => planParts(part, rows, catalog, `p${n}`))
  const recipients = (item.recipients ?? []).map((recipient, n) => planRecipients(recipient, rows, catalog, `r${n}`))
  const keys = item.key.map((column, n) => `"t".${quoted(column)}::text AS ${quoted(`k${n}`)}`)
  const select = [...keys, ...shape.select(), ...[...parts, ...recipients].map((child) => child.select)].join(', ')
  const order = [...(item.at ? [`${shape.sql(item.at.column)} DESC NULLS LAST`] : []), ...item.key.map((column) => `"t".${quoted(column)}`)]
  return {
    item,
    statement: `SELECT ${select} FROM ${shape.from()} WHERE ${ownedBy(mapping, item, catalog)} ORDER BY ${order.join(', ')}`,
    itemOf(row) {
      const key = item.key.map((_, n) => encodeURIComponent(String(row[`k${n}`]))).join(',')
      const shownParts = parts.flatMap((child) => child.read(row))
      const shownRecipients = recipients.flatMap((child) => child.read(row))
      const when = at?.(row)
      const from = originFrom?.(row)
      return {
        id: `${item.id}:${key}`,
        source: mapping.id,
        system: mapping.name,
        category: item.category,
        title: title(row) || key,
        ...(when && { at: String(when) }),
        origin: item.origin,
        ...(from && { originFrom: from }),
        values: values(row),
        ...(shownParts.length > 0 && { parts: shownParts }),
        ...(shownRecipients.length > 0 && { recipients: shownRecipients }),
      }
    },
  }
}

/** Condition on `t`: the row belongs to one of the persons in `$1`. */
export function ownedBy(mapping: Mapping, item: MappedItem, catalog: Catalog): string {
  const { table, key } = mapping.person
  const path = item.path ?? []
  const isTheirs = (alias: string) => `${quoted(alias)}.${quoted(key)} = ANY ($1::${columnOf(catalog, table, key).type}[])`
  if (path.length === 0) return isTheirs('t')
  const tables = [table, ...path.map((step) => step.table)]
  const steps = path.map(({ on }, n) => matches(on, { table: tables[n]! }, `j${n}`, n === path.length - 1 ? 't' : `j${n + 1}`))
  const joins = tables.slice(1, -1).map((step, n) => ` JOIN ${tableOf(catalog, step)} AS ${quoted(`j${n + 1}`)} ON ${steps[n]}`)
  // A condition, not a join: however many ways lead to a row, it comes once.
  return `EXISTS (SELECT 1 FROM ${tableOf(catalog, table)} AS "j0"${joins.join('')} WHERE ${isTheirs('j0')} AND ${steps.at(-1)})`
}

function planParts(part: MappedPart, rows: Rows, catalog: Catalog, output: string) {
  const shape = rowShape(catalog, part, 'c')
  const title = shape.template(part.title)
  const values = shape.values(part.values)
  const select = children(part, rows, shape, output, part.order && shape.sql(part.order))
  return { select, read: (row: Row) => childrenOf(row, output).map((child) => ({ title: title(child), values: values(child) })) }
}

function planRecipients(recipient: MappedRecipient, rows: Rows, catalog: Catalog, output: string) {
  const shape = rowShape(catalog, recipient, 'c')
  const name = shape.template(recipient.name)
  const what = recipient.what === undefined ? undefined : shape.template(recipient.what)
  const read = (child: Row) => ({ name: name(child), ...(what?.(child) && { what: what(child) }) })
  return { select: children(recipient, rows, shape, output), read: (row: Row) => childrenOf(row, output).map(read) }
}

/** The rows that belong to `t`, as one JSON column, so that one statement reads an item with all that is its own. */
function children(child: { on: Record<string, string> }, rows: Rows, shape: ReturnType<typeof rowShape>, output: string, order?: string) {
  const columns = shape.select()
  const sorted = order ?? (columns.length > 0 ? '1' : undefined)
  const inner = `SELECT ${columns.join(', ')} FROM ${shape.from()} WHERE ${matches(child.on, rows, 't', 'c')}${sorted ? ` ORDER BY ${sorted}` : ''}`
  return `(SELECT json_agg(row_to_json(x)) FROM (${inner}) AS x) AS ${quoted(output)}`
}

const childrenOf = (row: Row, output: string) => (row[output] ?? []) as unknown as Row[]
