import { useState } from 'react'
import { ApiError } from '#client/lib/api-error.ts'
import { useWords } from '#client/lib/words.tsx'
import { ActForm } from './act-form.tsx'
import type { ActProps } from './acts.tsx'

/** A message, or a question whose answer the request then waits for. The due date moves for neither. */
export function WriteForm({ type, desk, act }: ActProps & { type: 'AddMessage' | 'AskClarification' }) {
  const { t } = useWords()
  const [text, onText] = useState('')
  const { name } = desk
  return (
    <ActForm
      title={t(`desk.${type}.title`, { name })}
      explain={t(`desk.${type}.explain`, { name })}
      words={{ label: t('desk.words', { name }), text, onText, error: act.error instanceof ApiError ? act.error.field('text') : undefined }}
      send={t(`desk.${type}.send`)}
      sending={act.isPending && t('desk.sending')}
      onSend={() => act.mutate({ type, text })}
    />
  )
}
