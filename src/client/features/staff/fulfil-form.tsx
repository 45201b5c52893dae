import { useState } from 'react'
import type { DeskView } from '#api/contract/staff.ts'
import { ApiError } from '#client/lib/api-error.ts'
import { useWords } from '#client/lib/words.tsx'
import { Button, Pair } from '#client/ui/button.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { ActForm } from './act-form.tsx'
import type { ActProps } from './acts.tsx'
import { type How, HowCorrected } from './how-corrected.tsx'
import { useConcerns } from './use-concerns.ts'

/** Erasing happens as it is answered, in every system; one item alone is erased by hand before. */
const erases = ({ requestType, item }: DeskView) => requestType === 'erasure' && !item

/** What answering does, as the end of a message id. */
function kindOf(desk: DeskView): 'erase' | 'erased' | 'correct' | 'answer' {
  if (erases(desk)) return 'erase'
  if (desk.requestType === 'erasure') return 'erased'
  return desk.correction ? 'correct' : 'answer'
}

/** The answer that closes the request. */
export function FulfilForm({ desk, act }: ActProps) {
  const { t } = useWords()
  const [text, onText] = useState('')
  const [asking, setAsking] = useState(false)
  const [how, onHow] = useState<How>()
  const { name, takesOver } = desk
  const takeOver = takesOver && how === 'system' ? ({ takeOver: true } as const) : {}
  const send = () => act.mutate({ type: 'Fulfil', text, ...takeOver }, { onSettled: () => setAsking(false) })
  return (
    <>
      <ActForm
        title={t('desk.fulfil.title')}
        explain={t(`desk.fulfil.${kindOf(desk)}`, { name })}
        conditions={takesOver ? [{ key: 'how', met: how !== undefined, content: t('desk.correct.gate') }] : []}
        words={{
          label: t('desk.fulfil.words', { name }),
          text,
          onText,
          error: act.error instanceof ApiError ? act.error.field('text') : undefined,
        }}
        send={erases(desk) ? t('desk.fulfil.erase-send') : t('desk.fulfil.send')}
        sending={act.isPending && t('desk.sending')}
        onSend={() => (erases(desk) ? setAsking(true) : send())}
      >
        {desk.correction && <HowCorrected desk={desk} how={how} onHow={onHow} />}
      </ActForm>
      {asking && <SureToErase desk={desk} busy={act.isPending} onErase={send} onClose={() => setAsking(false)} />}
    </>
  )
}

interface SureToEraseProps {
  desk: DeskView
  busy: boolean
  onErase: () => void
  onClose: () => void
}

function SureToErase({ desk, busy, onErase, onClose }: SureToEraseProps) {
  const { t } = useWords()
  const { name } = desk
  const what = useConcerns()(desk)
  return (
    <Dialog title={what ? t('desk.erase.title', { what, name }) : t('desk.erase.title-all', { name })} onClose={onClose}>
      <p>{what ? t('desk.erase.text') : t('desk.erase.text-all', { name })}</p>
      <Pair>
        <Button look="danger" onClick={onErase} busy={busy && t('desk.erase.erasing')}>
          {t('desk.erase.yes')}
        </Button>
        <Button onClick={onClose}>{t('desk.erase.no')}</Button>
      </Pair>
    </Dialog>
  )
}
