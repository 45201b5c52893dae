import { useSuspenseQuery } from '@tanstack/react-query'
import { data, type LoaderFunctionArgs, useParams } from 'react-router'
import { queryClientContext } from '#client/lib/query-client.ts'
import { useFormat } from '#client/lib/use-format.ts'
import { useWords } from '#client/lib/words.tsx'
import { Button } from '#client/ui/button.tsx'
import { PageHead } from '#client/ui/page-head.tsx'
import { receiptQuery } from './history-queries.ts'
import { codeOf } from './place.ts'
import { ReceiptPaper } from './receipt-paper.tsx'
import { SaveReceipt } from './save-receipt.tsx'

const placeOf = ({ kind, id, version }: Record<string, string | undefined>) => ({ stream: `${kind}/${id}`, version: Number(version) })

export async function loader({ context, params }: LoaderFunctionArgs) {
  if (!/^\d+$/.test(params.version!)) throw data(null, { status: 404 })
  await context.get(queryClientContext).ensureQueryData(receiptQuery(placeOf(params)))
  return null
}

/** One receipt, whole: to read, to print, to keep as a file. */
export function Component() {
  const { t } = useWords()
  const { dateTime } = useFormat()
  const { data: receipt } = useSuspenseQuery(receiptQuery(placeOf(useParams())))
  const code = codeOf(receipt.entry)
  return (
    <>
      <PageHead
        title={t('receipt.title')}
        documentTitle={`${t('receipt.title')} ${code}`}
        trail={{ to: '/history', label: t('history.title') }}
      >
        <p className="quiet">{t('receipt.issued', { code, date: dateTime(receipt.issuedAt) })}</p>
        <div className="row no-print">
          <Button small onClick={() => window.print()}>
            {t('receipt.print')}
          </Button>
          <SaveReceipt receipt={receipt} />
        </div>
      </PageHead>
      <ReceiptPaper receipt={receipt} whole>
        <p>{t('receipt.check-at', { address: `${location.host}/history/verify` })}</p>
      </ReceiptPaper>
    </>
  )
}
