import type { HistoryEntry, Receipt, Verification } from '#api/contract/history.ts'
import type { Host } from '#api/host.ts'
import { type Locale, localeOf, type Tenant } from '#domain/tenant.ts'
import { canonicalText, hashEntry } from '#store/chain.ts'
import { type Entry, genesis, type StreamId } from '#store/store.ts'
import { publicEntry, streamsOf } from './ledger-of-person.ts'

/** One entry of a person's own streams and the hash before it; undefined for whatever is not theirs. */
async function ownEntry({ store }: Host, personId: string, stream: string, version: number) {
  const own = (await streamsOf(store, personId)).find((one) => one === stream)
  return own && entryAt(store.history(own as StreamId), version)
}

async function entryAt(entries: AsyncIterable<Entry>, version: number): Promise<{ entry: Entry; previous: string } | undefined> {
  let previous = genesis
  for await (const entry of entries) {
    if (entry.version === version) return { entry, previous }
    previous = entry.hash
  }
}

/** The receipt of one fact; undefined for whatever is not the person's. */
export async function receiptOf(host: Host, personId: string, stream: string, version: number): Promise<Receipt | undefined> {
  const found = await ownEntry(host, personId, stream, version)
  if (!found) return undefined
  const { legalName, address } = host.tenant.organisation
  const text = textOf(host.tenant, found.entry)
  return {
    controller: { name: legalName, address },
    issuedAt: host.now().toISOString(),
    entry: publicEntry(found.entry),
    previous: found.previous,
    ...(text && { text }),
  }
}

/** Whether a receipt says what the ledger says, and whether the ledger's entry still has its hash. */
export async function verifyReceipt(host: Host, personId: string, claimed: HistoryEntry): Promise<Verification> {
  const found = await ownEntry(host, personId, claimed.stream, claimed.version)
  if (!found) return { valid: false, reason: 'unknown' }
  if (hashEntry(found.previous, found.entry, host.sha256) !== found.entry.hash) return { valid: false, reason: 'broken' }
  const same = canonicalText(publicEntry(found.entry)) === canonicalText(claimed)
  return same ? { valid: true } : { valid: false, reason: 'differs' }
}

/** The words a fact was about, in its language. A version the tenant no longer has is not made up. */
function textOf(tenant: Tenant, { event, language, textVersion }: Entry): Receipt['text'] {
  const locale: Locale = localeOf(language) ?? tenant.organisation.defaultLocale
  const { purpose: purposeId, topic: topicId } = event as { purpose?: string; topic?: string }
  const topic = tenant.topics.find(({ id }) => id === topicId)
  if (topic) return { kind: 'topic', id: topic.id, title: topic.title[locale], description: topic.description[locale] }
  const purpose = tenant.purposes.find(({ id }) => id === purposeId)
  if (!purpose || (textVersion && textVersion !== purpose.textVersion)) return undefined
  const { on, off, interest } = purpose
  return {
    kind: 'purpose',
    id: purpose.id,
    title: purpose.title[locale],
    description: purpose.description[locale],
    ...(on && { on: on[locale] }),
    ...(off && { off: off[locale] }),
    ...(interest && { interest: interest[locale] }),
    version: purpose.textVersion,
  }
}
