import type { Recipient, Tenant } from './tenant.ts'

/** Those outside who received data of a category, and have to be told when it is corrected (Art. 19). */
export function recipientsToTell(
  { categories, recipients }: Pick<Tenant, 'categories' | 'recipients'>,
  category: string | undefined,
): Recipient[] {
  const received = categories.find(({ id }) => id === category)?.recipients ?? []
  return recipients.filter(({ id, role }) => received.includes(id) && role !== 'own-staff')
}
