import { addPeriod, localDate } from './legal-clock.ts'
import type { Category, Origin, Tenant } from './tenant.ts'

/** What follows from an item's category, beside where it came from: used for, shared with, kept until, and whether it is portable. */
export interface ItemFacts {
  /** Ids of purposes. */
  purposes: string[]
  /** Ids of recipients. */
  recipients: string[]
  /** Local date; missing where retention rests on a criterion or is not stated, or the item has no date. */
  keptUntil?: string
  /** Whether the portable copy holds it (GDPR Art. 20(1), POR-01). */
  portable: boolean
}

/** @param item `at`: instant, or local date as it is; `origin`: how the controller came by it */
export function itemFacts(tenant: Tenant, category: Category, item: { at?: string; origin: Origin }): ItemFacts {
  const { purposes, recipients } = category
  const keptUntil = endOfRetention(tenant, category, item.at)
  return { purposes, recipients, ...(keptUntil ? { keptUntil } : {}), portable: isPortable(tenant, category, item.origin) }
}

function endOfRetention(tenant: Tenant, { retention }: Category, at: string | undefined): string | undefined {
  if (retention.kind !== 'period' || !at) return undefined
  const isDate = at.length === 'YYYY-MM-DD'.length
  return addPeriod(isDate ? at : localDate(at, tenant.organisation.timeZone), retention.period)
}

/** Given by the person or seen of them, and used on consent or contract; what was derived or came from others is in the access copy. */
function isPortable(tenant: Tenant, category: Category, origin: Origin): boolean {
  if (origin !== 'provided' && origin !== 'observed') return false
  return tenant.purposes.some(({ id, basis }) => category.purposes.includes(id) && (basis === 'A6-1-a' || basis === 'A6-1-b'))
}
