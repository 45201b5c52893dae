import type { RequestRow } from '#api/contract/requests.ts'
import { daysBetween } from '#domain/legal-clock.ts'
import { useFormat } from './use-format.ts'
import { useToday } from './use-today.ts'
import { Say, useWords } from './words.tsx'

/** Received, first due, due, and today between them, to scale (TIM-09): what a `DayRule` shows of an open request. */
export function useDueRule({ receivedOn, dueOn, firstDueOn, daysLeft }: RequestRow) {
  const { t } = useWords()
  const { date, day } = useFormat()
  const today = useToday()
  const days = daysBetween(receivedOn, dueOn)
  const late = daysLeft < 0
  const values = { count: Math.abs(daysLeft), day: day(today) }
  return {
    days,
    now: (days - daysLeft) / days,
    mid: firstDueOn ? daysBetween(receivedOn, firstDueOn) / days : undefined,
    tone: late ? ('late' as const) : undefined,
    left: <Say id={late ? 'due.late' : 'due.left'} values={values} components={{ 0: <b /> }} />,
    marks: [
      { label: t('due.received'), value: date(receivedOn) },
      ...(firstDueOn ? [{ label: t('due.first'), value: day(firstDueOn) }] : []),
      { label: t(firstDueOn ? 'due.last' : 'due.due'), value: <b>{date(dueOn)}</b> },
    ],
  }
}
