import type { Store } from '#store/store.ts'
import type { Access } from './access-log.ts'

const limits = [5, 25, 100, 500, 2500]

/** Counts requests by method and status, and how long they took. Nothing about anybody. */
export function requestCounters() {
  const counts = new Map<string, number>()
  const buckets = limits.map(() => 0)
  let total = 0
  let seconds = 0
  return {
    count({ method, status, ms }: Access) {
      const labels = `method="${/^[A-Z]{3,7}$/.test(method) ? method : 'other'}",status="${status}"`
      counts.set(labels, (counts.get(labels) ?? 0) + 1)
      limits.forEach((limit, at) => {
        if (ms <= limit) buckets[at]! += 1
      })
      total += 1
      seconds += ms / 1000
    },
    lines: () => [
      '# TYPE innsyn_http_requests_total counter',
      ...[...counts].map(([labels, count]) => `innsyn_http_requests_total{${labels}} ${count}`),
      '# TYPE innsyn_http_request_seconds histogram',
      ...limits.map((limit, at) => `innsyn_http_request_seconds_bucket{le="${limit / 1000}"} ${buckets[at]}`),
      `innsyn_http_request_seconds_bucket{le="+Inf"} ${total}`,
      `innsyn_http_request_seconds_sum ${seconds}`,
      `innsyn_http_request_seconds_count ${total}`,
    ],
  }
}

/** Prometheus text (exposition format 0.0.4). */
export async function metricsText(store: Store, requests: ReturnType<typeof requestCounters>): Promise<string> {
  const outbox = await store.outbox.waiting()
  return [
    ...requests.lines(),
    '# TYPE innsyn_ledger_entries gauge',
    `innsyn_ledger_entries ${await store.tip()}`,
    '# TYPE innsyn_outbox_effects gauge',
    `innsyn_outbox_effects{state="due"} ${outbox.due}`,
    `innsyn_outbox_effects{state="dead"} ${outbox.dead}`,
    '# TYPE process_resident_memory_bytes gauge',
    `process_resident_memory_bytes ${process.memoryUsage.rss()}`,
    '# TYPE process_uptime_seconds gauge',
    `process_uptime_seconds ${process.uptime()}`,
    '',
  ].join('\n')
}
