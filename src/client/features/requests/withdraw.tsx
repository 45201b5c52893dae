import { useState } from 'react'
import { sentenceOf } from '#client/lib/api-error.ts'
import { useWords } from '#client/lib/words.tsx'
import { Button, Pair } from '#client/ui/button.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { Note } from '#client/ui/note.tsx'
import { useWithdraw } from './requests-queries.ts'

/** A request that is withdrawn cannot be taken up again, so it is asked once. */
export function Withdraw({ id }: { id: string }) {
  const { t } = useWords()
  const [asking, setAsking] = useState(false)
  const withdraw = useWithdraw(id)
  const close = () => setAsking(false)
  return (
    <>
      <p className="quiet">{t('request.withdraw.text')}</p>
      <Button onClick={() => setAsking(true)}>{t('request.withdraw')}</Button>
      {asking && (
        <Dialog title={t('request.withdraw.dialog')} onClose={close}>
          <p>{t('request.withdraw.dialog-text')}</p>
          {withdraw.isError && (
            <Note tone="bad" role="alert" title={t('request.withdraw.failed')}>
              {sentenceOf(withdraw.error)}
            </Note>
          )}
          <Pair>
            <Button look="danger" onClick={() => withdraw.mutate()} busy={withdraw.isPending && t('request.withdraw.doing')}>
              {t('request.withdraw.yes')}
            </Button>
            <Button onClick={close}>{t('request.withdraw.no')}</Button>
          </Pair>
        </Dialog>
      )}
    </>
  )
}
