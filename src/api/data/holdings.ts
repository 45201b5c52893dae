import { fromBase64Url, toBase64Url, utf8 } from '#api/bytes.ts'
import type { SilentSource } from '#api/contract/data.ts'
import { dueIfFiledNow } from '#api/dates.ts'
import type { Host } from '#api/host.ts'
import type { PersonEnv } from '#api/session/access.ts'
import { type ItemFacts, itemFacts } from '#domain/item-facts.ts'
import type { Tenant } from '#domain/tenant.ts'
import { gather, type SilentSource as Silent } from '#sources/gather.ts'
import type { Item, Source } from '#sources/source.ts'
import { marking } from './marked.ts'
import { maskFreeText } from './mask.ts'
import { verifiedSubjectsOf } from './subjects-of.ts'

/** Everything held about the person of this request, newest first, for a copy, with what they dispute marked as such. Refuses with `identity-not-verified`. */
export async function holdings(asked: PersonEnv['Variables']): Promise<{ items: Item[]; silent: SilentSource[] }> {
  const { host } = asked
  const { known, silent } = await verifiedSubjectsOf(asked)
  const gathered = gather(known, host.now)
  const [items, mark] = await Promise.all([Array.fromAsync(gathered.items), marking(host, asked.personId)])
  return { items: items.map(mark), silent: silentSources(host, [...silent, ...gathered.silent]) }
}

/** Each once, with the date by which the controller owes what is missing (ACC-15). */
export function silentSources(host: Host, silent: readonly Silent[]): SilentSource[] {
  const once = new Map(silent.toReversed().map((one) => [one.source, one]))
  return [...once.values()].reverse().map((one) => ({ ...one, answerBy: dueIfFiledNow(host) }))
}

/** What staff may not read is covered (IMP-04). */
export const asSeen = ({ session }: Pick<PersonEnv['Variables'], 'session'>, item: Item): Item =>
  session.scope === 'view' ? maskFreeText(item) : item

/** The id of an item over all sources, fit for the address of a page. */
export const itemId = (item: Pick<Item, 'source' | 'id'>) => toBase64Url(utf8(`${item.source}\n${item.id}`))

/** The source and the id within it; undefined for what is no id of ours. */
export function readItemId(sources: readonly Source[], text: string): { source: Source; id: string } | undefined {
  const [, sourceId, id] = /^([^\n]*)\n(.+)$/s.exec(new TextDecoder().decode(fromBase64Url(text))) ?? []
  const source = sources.find((one) => one.id === sourceId)
  return source && id ? { source, id } : undefined
}

/** What the tenant says of an item; nothing where it does not know the category. */
export function factsOf(tenant: Tenant, item: Item): ItemFacts {
  const category = tenant.categories.find(({ id }) => id === item.category)
  return category ? itemFacts(tenant, category, item) : { purposes: [], recipients: [], portable: false }
}
