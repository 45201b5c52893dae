import type { HistoryKind } from '#api/contract/history.ts'
import { useTenant } from '#client/lib/tenant.ts'
import { useWords } from '#client/lib/words.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { Plate } from '#client/ui/plate.tsx'

export function Nothing({ kind = 'all' }: { kind?: HistoryKind | 'all' }) {
  const { t } = useWords()
  const { organisation } = useTenant()
  return (
    <Plate flush>
      <Empty icon="history" title={t('history.none.title')}>
        {t(`history.none.${kind}`, { organisation: organisation.name })}
      </Empty>
    </Plate>
  )
}
