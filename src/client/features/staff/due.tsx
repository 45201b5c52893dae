import type { RequestRow } from '#api/contract/requests.ts'
import { useFormat } from '#client/lib/use-format.ts'
import { Say, useWords } from '#client/lib/words.tsx'
import { Gauge } from '#client/ui/day-rule.tsx'
import { daysBetween } from '#domain/legal-clock.ts'

/** Days left or late, the date, and both drawn to scale; the day it was closed for what is over. */
export function Due({ request: { open, daysLeft, receivedOn, dueOn, closedAt } }: { request: RequestRow }) {
  const { t } = useWords()
  const { date, day } = useFormat()
  if (!open) return <>{closedAt && date(closedAt)}</>
  const days = daysBetween(receivedOn, dueOn)
  const late = daysLeft < 0
  return (
    <span className="due">
      <Say
        id={late ? 'staff.days-late' : 'staff.days-left'}
        values={{ count: Math.abs(daysLeft) }}
        components={{ 0: <b className={late ? 'late' : undefined} /> }}
      />
      <small>{late ? t('staff.was-due', { day: day(dueOn) }) : day(dueOn)}</small>
      <Gauge now={(days - daysLeft) / days} tone={late ? 'late' : daysLeft <= 7 ? 'soon' : undefined} />
    </span>
  )
}
