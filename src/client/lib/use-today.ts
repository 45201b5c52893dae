import { localDate } from '#domain/legal-clock.ts'
import { useNow } from './clock.ts'
import { useTenant } from './tenant.ts'

/** Today where the organisation is: pauses end and answers are due by that date, wherever the reader is (TIM-10). */
export function useToday(): string {
  const { organisation } = useTenant()
  return localDate(useNow().toISOString(), organisation.timeZone)
}
