import type { Tenant } from '#domain/tenant.ts'
import type { Item, Value } from '#sources/source.ts'

/** What somebody observed or worked out is not put right by typing over it: a human looks at it. */
const toldOrigins: readonly Item['origin'][] = ['provided', 'third-party']

/** Whether a new value counts at once: its system takes it over, and neither its origin nor the tenant asks for a human. */
export function isTakenAtOnce(
  tenant: Tenant,
  { category, origin }: Pick<Item, 'category' | 'origin'>,
  { name, correctable }: Value,
): boolean {
  const fields = tenant.categories.find(({ id }) => id === category)?.fields ?? {}
  return correctable === true && toldOrigins.includes(origin) && !(Object.hasOwn(fields, name) && fields[name]!.reviewed)
}
