import type { QueuePage } from '#api/contract/staff.ts'
import { todayOf } from '#api/dates.ts'
import type { Host } from '#api/host.ts'
import { knownAs } from '#api/identity.ts'
import { Refusal } from '#domain/decider.ts'
import { openStatuses, requestStatuses } from '#domain/request.ts'
import type { Cursor, Snapshot } from '#store/store.ts'
import { requestRow, requestStream } from './request-view.ts'

const pageSize = 25

/** One page of the desk's queue, what is due first on top. Without a `status` it holds what is open. */
export async function queuePage(host: Host, { status = 'open', after }: { status?: string; after?: string }): Promise<QueuePage> {
  const filter = { statuses: statusesOf(status) }
  const [found, matching, late] = await Promise.all([
    host.store.list('request', filter, pageSize + 1, after === undefined ? undefined : cursorFrom(after)),
    host.store.count('request', filter),
    countLate(host),
  ])
  const shown = found.slice(0, pageSize)
  return {
    requests: await Promise.all(shown.map((snapshot) => namedRow(host, snapshot))),
    matching,
    late,
    ...(found.length > pageSize && { next: cursorOf(shown.at(-1)!) }),
  }
}

async function namedRow(host: Host, snapshot: Snapshot) {
  const { name } = await knownAs(host, snapshot.person!)
  return { ...requestRow(host, snapshot), name }
}

function statusesOf(status: string): readonly string[] {
  const open: readonly string[] = openStatuses
  if (status === 'open') return open
  return status === 'closed' ? requestStatuses.filter((one) => !open.includes(one)) : [status]
}

/** They come in the order of their dates, so counting ends with the first that is not late. */
async function countLate(host: Host): Promise<number> {
  const today = todayOf(host)
  for (let late = 0, after: Cursor | undefined; ; ) {
    const page = await host.store.list('request', { statuses: openStatuses }, 200, after)
    const overdue = page.filter(({ dueOn }) => dueOn! < today).length
    late += overdue
    if (overdue < page.length || page.length < 200) return late
    after = page.at(-1)
  }
}

const cursorOf = ({ dueOn, stream }: Snapshot) => `${dueOn}_${stream.slice('request/'.length)}`

function cursorFrom(text: string): Cursor {
  const [, dueOn, id] = /^(\d{4}-\d{2}-\d{2})_([\w-]+)$/.exec(text) ?? []
  if (!id) throw new Refusal('malformed')
  return { dueOn: dueOn!, stream: requestStream(id) }
}
