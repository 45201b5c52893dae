import { sql } from 'kysely'
import type { Cell } from '#sources/sql/dialects/dialect.ts'
import type { MappedItem, MappedPart, MappedRecipient, Mapping } from '#sources/sql/mapping/mapping.ts'
import { filled, rowsOf } from '#sources/sql/mapping/mapping-refs.ts'
import { all } from './conditions.ts'
import type { Catalog } from './sql-catalog.ts'
import { idOf } from './sql-id.ts'
import { momentsOf } from './sql-moments.ts'
import type { ItemPlan } from './sql-plan.ts'
import { demands, matches, type RowShape, rowShape } from './sql-shape.ts'

/** A kind of item, and the shape its rows are read in. */
interface ItemShape {
  mapping: Mapping
  item: MappedItem
  catalog: Catalog
  shape: RowShape
}

/** How all of an item is read: its rows with the parts and recipients that belong to them. */
export function planDetails(of: ItemShape & Pick<ItemPlan, 'key'>): Pick<ItemPlan, 'details' | 'itemOf'> {
  const { mapping, item, catalog, shape, key } = of
  // First of all, so that a row of details begins as one of entries does.
  for (const query of key.select) shape.also(query)
  const title = shape.template(item.title)
  const at = item.at && { read: shape.text(item.at.column), ...momentsOf(shape, catalog.dialect, item.at) }
  const originFrom = item.originFrom === undefined ? undefined : shape.template(item.originFrom)
  const values = shape.values(item.values)
  const parts = (item.parts ?? []).map((part) => planParts(part, of))
  const recipients = (item.recipients ?? []).map((recipient) => planRecipients(recipient, of))
  return {
    details: (keys) => sql`SELECT ${sql.join(shape.select())} FROM ${shape.from()} WHERE ${key.isOneOf(keys)}`,
    itemOf(cells) {
      const id = idOf(item, cells)
      const shownParts = parts.flatMap((read) => read(cells))
      const found = recipients.map((read) => read(cells))
      const shownRecipients = found.flatMap((one) => one.recipients)
      const when = at?.timeOf(at.read(cells))
      const from = originFrom?.(cells)
      return {
        id,
        source: mapping.id,
        system: mapping.name,
        category: item.category,
        title: title(cells) || id.slice(item.id.length + 1),
        ...(when && { at: when }),
        origin: item.origin,
        ...(from && { originFrom: from }),
        values: [...values(cells), ...found.flatMap((one) => one.values)],
        ...(shownParts.length > 0 && { parts: shownParts }),
        ...(shownRecipients.length > 0 && { recipients: shownRecipients }),
      }
    },
  }
}

function planParts(part: MappedPart, of: ItemShape) {
  const shape = childShape(part, of)
  const title = shape.template(part.title)
  const values = shape.values(part.values, part.redact)
  const children = planChildren(part, shape, of, part.order)
  return (cells: Cell[]) => children(cells).map((child) => ({ title: title(child), values: values(child) }))
}

function planRecipients(recipient: MappedRecipient, of: ItemShape) {
  const shape = childShape(recipient, of)
  const { redact } = recipient
  if (redact) {
    // Who it was is not even read.
    const name = filled(recipient.name, () => '') || recipient.table
    shape.also(sql`'1'`)
    const children = planChildren(recipient, shape, of)
    return (cells: Cell[]) => ({ recipients: [], values: children(cells).map(() => ({ name, value: null, redacted: redact })) })
  }
  const name = shape.template(recipient.name)
  const what = recipient.what === undefined ? undefined : shape.template(recipient.what)
  if (shape.select().length === 0) shape.also(sql`'1'`)
  const children = planChildren(recipient, shape, of)
  return (cells: Cell[]) => {
    const recipients = children(cells).map((child) => ({ name: name(child), ...(what?.(child) && { what: what(child) }) }))
    return { recipients, values: [] }
  }
}

const childShape = (child: MappedPart | MappedRecipient, { mapping, catalog }: ItemShape) => rowShape(catalog, child, 'c', mapping.timeZone)

/** The rows that belong to `t`, as one cell, so that one statement reads an item with all that is its own. */
function planChildren(child: MappedPart | MappedRecipient, shape: RowShape, of: ItemShape, order?: string) {
  const { mapping, item, catalog } = of
  const { dialect } = catalog
  const own = { rows: child, alias: 'c' }
  const joined = matches(catalog, child.on, { rows: rowsOf(mapping, item), alias: 't' }, own)
  const rest = sql`FROM ${shape.from()} WHERE ${all([joined, ...demands(catalog, child.where, own)])}`
  const columns = shape.select()
  const cell = of.shape.also(dialect.list(columns, rest, order ? shape.placed(order).x : columns[0]))
  return (cells: Cell[]) => dialect.readList(cell(cells))
}
