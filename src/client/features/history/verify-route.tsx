import { type ChangeEvent, type SubmitEvent, useState } from 'react'
import { sentenceOf } from '#client/lib/api-error.ts'
import { useReadOnly } from '#client/lib/session.ts'
import { useWords } from '#client/lib/words.tsx'
import { Button } from '#client/ui/button.tsx'
import { TextArea, TextField } from '#client/ui/field.tsx'
import { Note } from '#client/ui/note.tsx'
import { PageHead } from '#client/ui/page-head.tsx'
import { useVerify } from './history-queries.ts'
import { type ReadReceipt, readReceipt } from './read-receipt.ts'
import { VerdictNote } from './verdict-note.tsx'

export const loader = () => null

/** Whether a receipt says what was recorded. */
export function Component() {
  const { t } = useWords()
  const readOnly = useReadOnly()
  return (
    <>
      <PageHead title={t('verify.title')} lead={t('verify.lead')} trail={{ to: '/history', label: t('history.title') }} />
      {readOnly ? <Note icon="lock">{t('verify.locked')}</Note> : <Check />}
    </>
  )
}

function Check() {
  const { t } = useWords()
  const [text, setText] = useState('')
  const [read, setRead] = useState<ReadReceipt>()
  const verify = useVerify()
  const change = (next: string) => {
    setText(next)
    setRead(undefined)
    verify.reset()
  }
  const choose = async ({ target }: ChangeEvent<HTMLInputElement>) => change((await target.files?.[0]?.text()) ?? '')
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const next = readReceipt(text)
    setRead(next)
    verify.reset()
    if ('claimed' in next) verify.mutate(next.claimed)
  }
  const fault = read && 'fault' in read ? t(`verify.${read.fault}`) : undefined
  return (
    <form className="plate" onSubmit={submit} noValidate>
      <TextField type="file" accept="application/json,.json" label={t('verify.file')} hint={t('verify.file-hint')} onChange={choose} />
      <TextArea
        label={t('verify.text')}
        error={fault}
        name="receipt"
        rows={8}
        spellCheck={false}
        value={text}
        onChange={(event) => change(event.target.value)}
      />
      <div role="alert">
        {verify.isError && <Note tone="bad">{sentenceOf(verify.error) ?? t('verify.no-answer')}</Note>}
        {fault && <span className="sr">{fault}</span>}
      </div>
      <div role="status">{verify.isSuccess && <VerdictNote verdict={verify.data} />}</div>
      <Button type="submit" look="primary" busy={verify.isPending && t('verify.checking')}>
        {t('verify.check')}
      </Button>
    </form>
  )
}
