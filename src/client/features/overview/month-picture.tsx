import type { OverviewView } from '#api/contract/data.ts'
import { useTitles } from '#client/lib/event-sentence.ts'
import { useFormat } from '#client/lib/use-format.ts'
import { useWords } from '#client/lib/words.tsx'
import { Lanes } from './lanes.tsx'
import { MonthTable } from './month-table.tsx'
import { type Span, spansOf } from './months.ts'
import { useSpanName } from './use-span-name.ts'

/** When it came, drawn to scale: a lane for each kind, a stroke for each month. The sentence and the table say what the drawing shows. */
export function MonthPicture({ months }: { months: OverviewView['months'] }) {
  const { t } = useWords()
  const { count, list } = useFormat()
  const titles = useTitles()
  const nameOf = useSpanName()
  const spans = spansOf(months)
  const most = spans.reduce((best, one) => (one.count > best.count ? one : best), { span: '', count: 0, kinds: [] } as Span)
  if (most.count === 0) return null
  const kinds = list(most.kinds.slice(0, 2).map(({ id }) => titles.category(id)))
  return (
    <figure className="months">
      {spans.length > 2 && <Lanes spans={spans} />}
      <figcaption className="fine quiet">
        {t('overview.months', { month: nameOf(most.span), count: most.count, items: count(most.count), kinds })}
      </figcaption>
      <details>
        <summary className="fine">{t('overview.months.numbers')}</summary>
        <MonthTable spans={spans} />
      </details>
    </figure>
  )
}
