import { useState } from 'react'
import { ApiError } from '#client/lib/api-error.ts'
import { useTenant } from '#client/lib/tenant.ts'
import { useToday } from '#client/lib/use-today.ts'
import { useWords } from '#client/lib/words.tsx'
import { Note } from '#client/ui/note.tsx'
import { Plate } from '#client/ui/plate.tsx'
import { SelectField } from '#client/ui/select.tsx'
import type { Ground } from '#domain/request.ts'
import { refusalGrounds } from '#domain/request-grounds.ts'
import { ActForm } from './act-form.tsx'
import type { ActProps } from './acts.tsx'

/** Only on a ground this right knows, in words, with the remedies (rule 6). Where there is none, there is no form. */
export function RefuseForm({ desk, act }: ActProps) {
  const { t } = useWords()
  const { organisation } = useTenant()
  const [ground, setGround] = useState<Ground>()
  const [text, onText] = useState('')
  const toldLate = useToday() > (desk.firstDueOn ?? desk.dueOn)
  const { name } = desk
  const grounds = refusalGrounds[desk.requestType]
  const field = (member: string) => (act.error instanceof ApiError ? act.error.field(member) : undefined)
  if (grounds.length === 0) {
    return (
      <Plate>
        <h3>{t('desk.refuse.title')}</h3>
        <p>{t('desk.refuse.never')}</p>
      </Plate>
    )
  }
  return (
    <ActForm
      title={t('desk.refuse.title')}
      explain={t('desk.refuse.explain', { name })}
      words={{ label: t('desk.refuse.words', { name }), hint: t('desk.refuse.words-hint'), text, onText, error: field('text') }}
      conditions={[
        { key: 'ground', met: ground !== undefined, content: t('desk.refuse.gate') },
        { key: 'remedies', met: true, content: t('desk.refuse.remedies', { authority: organisation.authorities[0]?.name ?? '' }) },
      ]}
      send={t('desk.refuse.send')}
      sending={act.isPending && t('desk.sending')}
      onSend={() => ground && act.mutate({ type: 'Refuse', ground, text })}
    >
      {toldLate && <Note tone="warn">{t('desk.refuse.late', { name })}</Note>}
      <SelectField
        label={t('desk.refuse.ground')}
        hint={ground ? t('desk.refuse.reads', { sentence: t(`ground.${ground}`) }) : t('desk.refuse.only')}
        error={field('ground')}
        value={ground ?? ''}
        onChange={(event) => setGround(grounds.find((one) => one === event.target.value))}
        options={[
          { value: '', label: t('desk.refuse.choose') },
          ...grounds.map((one) => ({ value: one, label: t(`staff.ground.${one}`) })),
        ]}
      />
    </ActForm>
  )
}
