import type { ItemRow, ItemView } from '#api/contract/data.ts'
import type { Tenant } from '#domain/tenant.ts'
import type { Source } from '#sources/source.ts'
import { isTakenAtOnce } from './at-once.ts'
import { factsOf, itemId } from './holdings.ts'
import type { MarkedItem } from './marked.ts'

/** One row of a list. */
export function itemRow(tenant: Tenant, item: MarkedItem): ItemRow {
  const { category, title, system, at, origin, restricted = false } = item
  const { keptUntil } = factsOf(tenant, item)
  return { id: itemId(item), category, title, system, origin, restricted, ...(at && { at }), ...(keptUntil && { keptUntil }) }
}

/** One item with its five facts: from, used for, because, kept until, shared with. */
export function itemView(tenant: Tenant, source: Source, item: MarkedItem): ItemView {
  const { parts = [], recipients: itemRecipients = [], originFrom } = item
  const { purposes, recipients, portable } = factsOf(tenant, item)
  const editAt = tenant.categories.find(({ id }) => id === item.category)?.editAt
  const facts = { purposes, recipients, portable, itemRecipients, ...(originFrom && { originFrom }) }
  const values = item.values.map((held) => {
    const { correctable: _, ...value } = held
    return { ...value, ...(isTakenAtOnce(tenant, item, held) && { correctable: true as const }) }
  })
  return { ...itemRow(tenant, item), values, parts, ...facts, can: [...source.can], ...(editAt && { editAt }) }
}
