import type { RequestRow } from '#api/contract/requests.ts'
import { useNow } from '#client/lib/clock.ts'
import { today } from '#client/lib/format.ts'
import { useFormat } from '#client/lib/use-format.ts'
import { Say, useWords } from '#client/lib/words.tsx'
import { DayRule } from '#client/ui/day-rule.tsx'
import { daysBetween } from '#domain/legal-clock.ts'

/** Received, first due, due at the latest, and today between them, to scale (TIM-09). */
export function RequestDates({ request: { receivedOn, dueOn, firstDueOn, daysLeft } }: { request: RequestRow }) {
  const { t } = useWords()
  const { date, day } = useFormat()
  const days = daysBetween(receivedOn, dueOn)
  const late = daysLeft < 0
  const values = { count: Math.abs(daysLeft), day: day(today(useNow())) }
  return (
    <DayRule
      days={days}
      now={(days - daysLeft) / days}
      mid={firstDueOn ? daysBetween(receivedOn, firstDueOn) / days : undefined}
      tone={late ? 'late' : undefined}
      left={<Say id={late ? 'requests.late' : 'requests.left'} values={values} components={{ 0: <b /> }} />}
      marks={[
        { label: t('requests.received'), value: date(receivedOn) },
        ...(firstDueOn ? [{ label: t('requests.first-due'), value: day(firstDueOn) }] : []),
        { label: t('requests.due'), value: <b>{date(dueOn)}</b> },
      ]}
    />
  )
}
