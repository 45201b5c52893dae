import { useNavigation, useSearchParams } from 'react-router'
import type { HistoryKind } from '#api/contract/history.ts'
import { useFormat } from '#client/lib/use-format.ts'
import { useWords } from '#client/lib/words.tsx'
import { LoadMore } from '#client/ui/load-more.tsx'

/** Fifty more at a press; the address keeps how far one has come. */
export function Earlier({ kind, shown, total }: { kind: HistoryKind | undefined; shown: number; total: number }) {
  const { t } = useWords()
  const { count } = useFormat()
  const [, setParams] = useSearchParams()
  const loading = useNavigation().state === 'loading'
  const more = () => setParams({ ...(kind && { kind }), shown: String(shown) }, { preventScrollReset: true })
  return (
    <LoadMore
      range={t('history.range', { shown: count(shown), total: count(total) })}
      more={shown < total ? t('history.more', { count: total - shown }) : undefined}
      busy={loading && t('history.loading')}
      onMore={more}
    />
  )
}
