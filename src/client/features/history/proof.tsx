import { useSuspenseQuery } from '@tanstack/react-query'
import type { HistoryEntry } from '#api/contract/history.ts'
import { useWords } from '#client/lib/words.tsx'
import { ButtonLink } from '#client/ui/button.tsx'
import { Plate } from '#client/ui/plate.tsx'
import { receiptQuery } from './history-queries.ts'
import { receiptPath } from './place.ts'
import { ReceiptPaper } from './receipt-paper.tsx'
import { SaveReceipt } from './save-receipt.tsx'

/** Beside the story: what a receipt looks like, and where one is checked. */
export function Proof({ shown }: { shown?: HistoryEntry }) {
  const { t } = useWords()
  return (
    <div className="stack">
      {shown && <Newest entry={shown} />}
      <Plate>
        <h2>{t('history.check')}</h2>
        <p className="quiet">{t('history.check.text')}</p>
        <ButtonLink to="/history/verify">{t('history.check.go')}</ButtonLink>
      </Plate>
    </div>
  )
}

function Newest({ entry }: { entry: HistoryEntry }) {
  const { t } = useWords()
  const { data: receipt } = useSuspenseQuery(receiptQuery(entry))
  return (
    <ReceiptPaper receipt={receipt} title={t('history.newest')}>
      <div className="row">
        <ButtonLink small to={receiptPath(entry)}>
          {t('receipt.open')}
        </ButtonLink>
        <SaveReceipt receipt={receipt} />
      </div>
    </ReceiptPaper>
  )
}
