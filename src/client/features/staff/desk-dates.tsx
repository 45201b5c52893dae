import type { DeskView } from '#api/contract/staff.ts'
import { useFormat } from '#client/lib/use-format.ts'
import { Say, useWords } from '#client/lib/words.tsx'
import { DayRule } from '#client/ui/day-rule.tsx'
import { Plate } from '#client/ui/plate.tsx'
import { daysBetween } from '#domain/legal-clock.ts'

/** From receipt to the day it is due, to scale, counted in calendar days (TIM-09). */
export function DeskDates({ desk: { receivedOn, dueOn, firstDueOn, daysLeft } }: { desk: DeskView }) {
  const { t } = useWords()
  const { date, day } = useFormat()
  const days = daysBetween(receivedOn, dueOn)
  const late = daysLeft < 0
  return (
    <Plate>
      <DayRule
        days={days}
        now={(days - daysLeft) / days}
        mid={firstDueOn ? daysBetween(receivedOn, firstDueOn) / days : undefined}
        tone={late ? 'late' : undefined}
        left={
          <Say
            id={late ? 'desk.rule-late' : 'desk.rule-left'}
            values={{ count: Math.abs(daysLeft), day: days - daysLeft }}
            components={{ 0: <b /> }}
          />
        }
        marks={[
          { label: t('desk.received'), value: date(receivedOn) },
          ...(firstDueOn ? [{ label: t('desk.first-due'), value: day(firstDueOn) }] : []),
          { label: firstDueOn ? t('desk.due-last') : t('desk.due'), value: <b>{date(dueOn)}</b> },
        ]}
      />
    </Plate>
  )
}
