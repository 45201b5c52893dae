import type { DeskView } from '#api/contract/staff.ts'
import { useDueRule } from '#client/lib/due-rule.tsx'
import { Say } from '#client/lib/words.tsx'
import { DayRule } from '#client/ui/day-rule.tsx'
import { Plate } from '#client/ui/plate.tsx'
import { daysBetween } from '#domain/legal-clock.ts'

/** The dates as the person sees them; only that the desk counts the days since receipt. */
export function DeskDates({ desk }: { desk: DeskView }) {
  const { receivedOn, dueOn, daysLeft } = desk
  const values = { count: Math.abs(daysLeft), day: daysBetween(receivedOn, dueOn) - daysLeft }
  return (
    <Plate>
      <DayRule
        {...useDueRule(desk)}
        left={<Say id={daysLeft < 0 ? 'desk.rule-late' : 'desk.rule-left'} values={values} components={{ 0: <b /> }} />}
      />
    </Plate>
  )
}
