import { fromBase64Url, toBase64Url, utf8 } from '#api/bytes.ts'
import type { SilentSource } from '#api/contract/data.ts'
import type { Host } from '#api/host.ts'
import { addressesOf } from '#api/identity.ts'
import type { PersonEnv } from '#api/session/access.ts'
import { type ItemFacts, itemFacts } from '#domain/item-facts.ts'
import type { Tenant } from '#domain/tenant.ts'
import { gather } from '#sources/gather.ts'
import type { Item, Source } from '#sources/source.ts'
import { maskFreeText } from './mask.ts'

/** Longest wait for a system, in milliseconds; the page then says that it did not answer. */
const timeoutMs = 2000

/** The log names the system alone: what it says may hold personal data. */
const onSilent = (source: Source) => console.warn(`The system "${source.id}" did not answer.`)

/** Everything held about the person of this request, newest first; what staff may not read is masked from here on (IMP-04). */
export async function holdings({ host, personId, session }: PersonEnv['Variables']): Promise<{ items: Item[]; silent: SilentSource[] }> {
  const { items, silent } = gather(host.sources, await addressesOf(host, personId), { timeoutMs, onSilent })
  const all = await Array.fromAsync(items)
  return { items: session.scope === 'view' ? all.map(maskFreeText) : all, silent: [...silent] }
}

/** One item of the person in one source; `silent` where the source did not answer, so that missing cannot be told from hidden. */
export async function heldItem(host: Host, personId: string, source: Source, id: string): Promise<Item | 'silent' | undefined> {
  const { items, silent } = gather([source], await addressesOf(host, personId), { timeoutMs, onSilent })
  for await (const item of items) if (item.id === id) return item
  return silent.length > 0 ? 'silent' : undefined
}

/** The id of an item over all sources, fit for the address of a page. */
export const itemId = (item: Pick<Item, 'source' | 'id'>) => toBase64Url(utf8(`${item.source}\n${item.id}`))

/** The source and the id within it; undefined for what is no id of ours. */
export function readItemId(sources: readonly Source[], text: string): { source: Source; id: string } | undefined {
  const [sourceId, id] = new TextDecoder().decode(fromBase64Url(text)).split('\n')
  const source = sources.find((one) => one.id === sourceId)
  return source && id ? { source, id } : undefined
}

/** What the tenant says of an item; nothing where it does not know the category. */
export function factsOf(tenant: Tenant, item: Item): ItemFacts {
  const category = tenant.categories.find(({ id }) => id === item.category)
  return category ? itemFacts(tenant, category, item) : { purposes: [], recipients: [], portable: false }
}
