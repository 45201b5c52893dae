import { useState } from 'react'
import { useFormat } from '#client/lib/use-format.ts'
import { useWords } from '#client/lib/words.tsx'
import { Plate } from '#client/ui/plate.tsx'
import { addMonths } from '#domain/legal-clock.ts'
import { type ExtensionReason, extensionReasons } from '#domain/request.ts'
import { ActForm } from './act-form.tsx'
import type { ActProps } from './acts.tsx'
import { PickReason } from './pick-reason.tsx'

/** Once, before the first date is over, for one of two reasons (TIM-04, TIM-05). */
export function ExtendForm({ desk, act }: ActProps) {
  const { t } = useWords()
  const { fullDate } = useFormat()
  const [reason, setReason] = useState<ExtensionReason>()
  const [text, onText] = useState('')
  const { name } = desk
  const impossible = desk.extension ? 'desk.extend.already' : desk.daysLeft < 0 ? 'desk.extend.late' : undefined
  if (impossible) {
    return (
      <Plate>
        <h3>{t('desk.extend.title')}</h3>
        <p>{t(impossible, { date: fullDate(desk.firstDueOn ?? desk.dueOn) })}</p>
      </Plate>
    )
  }
  return (
    <ActForm
      title={t('desk.extend.title')}
      explain={t('desk.extend.explain', { name, date: fullDate(addMonths(desk.receivedOn, 3)) })}
      words={{ label: t('desk.extend.words', { name }), text, onText }}
      conditions={[{ key: 'reason', met: reason !== undefined, content: t('desk.extend.gate') }]}
      send={t('desk.extend.send')}
      sending={act.isPending && t('desk.sending')}
      onSend={() => reason && act.mutate({ type: 'Extend', reason, text })}
    >
      <PickReason
        legend={t('desk.extend.reason')}
        reasons={extensionReasons}
        reason={reason}
        onPick={setReason}
        say={(one) => ({ label: t(`desk.extend.${one}`), hint: t(`desk.extend.${one}-hint`) })}
      />
    </ActForm>
  )
}
