import type { ItemRow, ItemView } from '#api/contract/data.ts'
import type { Tenant } from '#domain/tenant.ts'
import type { Item, Source } from '#sources/source.ts'
import { factsOf, itemId } from './holdings.ts'

/** One row of a list. */
export function itemRow(tenant: Tenant, item: Item): ItemRow {
  const { category, title, system, at, origin, restricted = false } = item
  const { keptUntil } = factsOf(tenant, item)
  return { id: itemId(item), category, title, system, origin, restricted, ...(at && { at }), ...(keptUntil && { keptUntil }) }
}

/** One item with its five facts: from, used for, because, kept until, shared with. */
export function itemView(tenant: Tenant, source: Source, item: Item): ItemView {
  const { values, parts = [], recipients: itemRecipients = [], originFrom } = item
  const { purposes, recipients, portable } = factsOf(tenant, item)
  const facts = { purposes, recipients, portable, itemRecipients, ...(originFrom && { originFrom }) }
  return { ...itemRow(tenant, item), values, parts, ...facts, can: [...source.can] }
}
