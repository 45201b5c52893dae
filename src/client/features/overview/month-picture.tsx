import type { OverviewView } from '#api/contract/data.ts'
import { useFormat } from '#client/lib/use-format.ts'
import { useWords } from '#client/lib/words.tsx'
import { byMonth } from './months.ts'

/** When it came, drawn to scale: a stroke a month. The sentence says what the drawing shows. */
export function MonthPicture({ months }: { months: OverviewView['months'] }) {
  const { t } = useWords()
  const { count, month: nameOf } = useFormat()
  const shown = byMonth(months)
  const most = shown.reduce((best, one) => (one.count > best.count ? one : best), { month: '', count: 0 })
  if (shown.length < 3 || most.count === 0) return null
  const bars = shown
    .map((one, index) => (one.count > 0 ? `M${index + 0.5} 24V${24 - Math.max(1, (one.count / most.count) * 24)}` : ''))
    .join('')
  return (
    <figure className="months">
      <svg viewBox={`0 0 ${shown.length} 24`} preserveAspectRatio="none" aria-hidden="true">
        <path d={bars} />
      </svg>
      <p className="months-ends fine quiet" aria-hidden="true">
        <span>{nameOf(shown[0]!.month)}</span>
        <span>{nameOf(shown.at(-1)!.month)}</span>
      </p>
      <figcaption className="fine quiet">{t('overview.months', { month: nameOf(most.month), items: count(most.count) })}</figcaption>
    </figure>
  )
}
