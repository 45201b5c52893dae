import { z } from 'zod/mini'
import type { Crm } from './client.ts'

const rows = z.object({ value: z.array(z.object({ personId: z.number(), personUpdatedDate: z.string() })) })
const pageSize = 200
/** What was written while the last look was under way may bear an earlier time; the clocks of its servers differ a little too. */
const overlapMs = 2 * 60_000

/** Everybody who was changed since an instant, the oldest change first. */
export async function* changedPeople(crm: Crm, since: string | undefined): AsyncGenerator<{ ref: string; at: string }> {
  let from = since === undefined ? undefined : new Date(Date.parse(since) - overlapMs).toISOString()
  let seen = new Set<string>()
  let skip = 0
  for (;;) {
    const filter: Record<string, string> = from === undefined ? {} : { $filter: `personUpdatedDate afterTime '${from}'` }
    const query = {
      $select: 'personId,personUpdatedDate',
      $orderBy: 'personUpdatedDate asc,personId asc',
      $top: pageSize,
      $skip: skip,
      ...filter,
    }
    const page = (await crm.get('Person', rows, query))?.value ?? []
    const found = page.map((row) => ({ ref: String(row.personId), at: new Date(row.personUpdatedDate).toISOString() }))
    const fresh = found.filter(({ ref, at }) => !seen.has(`${ref} ${at}`))
    yield* fresh
    if (page.length < pageSize) return
    if (fresh.length === 0 && skip > 0) throw new Error('The CRM shows the same page of changes again and again.')
    // Whoever changes meanwhile moves to the end and everybody behind them up: so each page starts at a time, not at a number.
    const last = found.at(-1)!.at
    const next = new Date(Date.parse(last) - 1000).toISOString()
    skip = next === from || fresh.length === 0 ? skip + pageSize : 0
    from = skip > 0 ? from : next
    seen = new Set(found.map(({ ref, at }) => `${ref} ${at}`))
  }
}
