import type { Receipt } from '#api/contract/history.ts'
import { useWords } from '#client/lib/words.tsx'
import { ButtonDownload } from '#client/ui/button.tsx'
import { codeOf } from './place.ts'

/** The receipt as a file that can be checked later. */
export function SaveReceipt({ receipt }: { receipt: Receipt }) {
  const { t } = useWords()
  return (
    <ButtonDownload
      small
      icon="export"
      type="application/json"
      download={`receipt-${codeOf(receipt.entry)}.json`}
      text={JSON.stringify(receipt, null, 2)}
    >
      {t('receipt.json')}
    </ButtonDownload>
  )
}
