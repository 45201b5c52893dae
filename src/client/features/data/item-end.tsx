import type { ItemView } from '#api/contract/data.ts'
import { useTenant } from '#client/lib/tenant.ts'
import { useFormat } from '#client/lib/use-format.ts'
import { useToday } from '#client/lib/use-today.ts'
import { Say, useWords } from '#client/lib/words.tsx'
import { DayRule } from '#client/ui/day-rule.tsx'
import { Plate } from '#client/ui/plate.tsx'
import { daysBetween, localDate } from '#domain/legal-clock.ts'

/** When it will be gone, to scale; only where both ends are known. */
export function ItemEnd({ item: { at, keptUntil } }: { item: ItemView }) {
  const { t } = useWords()
  const { date } = useFormat()
  const { organisation } = useTenant()
  const today = useToday()
  if (!at || !keptUntil) return null
  const since = at.length > 'YYYY-MM-DD'.length ? localDate(at, organisation.timeZone) : at
  const days = daysBetween(since, keptUntil)
  if (days < 1) return null
  const left = daysBetween(today, keptUntil)
  const say = left < 0 ? 'data.end.over' : 'data.end.left'
  return (
    <Plate>
      <h2>{t('data.end.title')}</h2>
      <DayRule
        days={days}
        now={daysBetween(since, today) / days}
        tone={left < 0 ? 'late' : undefined}
        left={<Say id={say} values={{ date: date(today), count: Math.abs(left) }} components={{ 0: <b /> }} />}
        marks={[
          { label: t('data.end.recorded'), value: date(since) },
          { label: t('data.end.erased'), value: date(keptUntil) },
        ]}
      />
    </Plate>
  )
}
