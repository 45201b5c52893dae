import { type HistoryKind, type HistoryPage, historyKinds } from '#api/contract/history.ts'
import { useFormat } from '#client/lib/use-format.ts'
import { useWords } from '#client/lib/words.tsx'
import { Segments } from '#client/ui/segments.tsx'

const order = ['all', ...historyKinds] as const

/** Everything, or one kind of it; how many of each. */
export function Kinds({ kind = 'all', counts }: { kind?: HistoryKind | 'all'; counts: HistoryPage['counts'] }) {
  const { t } = useWords()
  const { count } = useFormat()
  return (
    <Segments
      label={t('history.show')}
      segments={order.map((one) => ({
        key: one,
        to: one === 'all' ? '/history' : `/history?kind=${one}`,
        here: one === kind,
        label: (
          <>
            {t(`history.kind.${one}`)} <span>{count(counts[one])}</span>
          </>
        ),
      }))}
    />
  )
}
