import type { RequestRow } from '#api/contract/requests.ts'
import { useDueRule } from '#client/lib/due-rule.tsx'
import { DayRule } from '#client/ui/day-rule.tsx'

export function RequestDates({ request }: { request: RequestRow }) {
  return <DayRule {...useDueRule(request)} />
}
