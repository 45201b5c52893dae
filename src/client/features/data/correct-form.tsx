import { type SubmitEvent, useState } from 'react'
import type { Correction } from '#api/contract/data.ts'
import { ApiError } from '#client/lib/api-error.ts'
import { useNotSaved } from '#client/lib/use-not-saved.ts'
import { useWords } from '#client/lib/words.tsx'
import { Button } from '#client/ui/button.tsx'
import { NotSaved } from '#client/ui/switch.tsx'
import { asSent, faultOf } from './chosen-file.ts'
import type { CorrectProps } from './correct-field.tsx'
import type { useCorrect } from './correct-queries.ts'
import { HumanDecides } from './human-decides.tsx'
import { NewValue } from './new-value.tsx'
import { useShowValue } from './use-show-value.tsx'

interface CorrectFormProps extends CorrectProps {
  correct: ReturnType<typeof useCorrect>
  onSend: (wanted: Correction) => void
  onCancel: () => void
}

/** Old beside new. Where it cannot be done at once the form says so beforehand, by when it is decided, and takes a reason and a file. */
export function CorrectForm({ category, value, correct, onSend, onCancel }: CorrectFormProps) {
  const { t } = useWords()
  const notSaved = useNotSaved()
  const { labelOf, show } = useShowValue(category)
  const [file, setFile] = useState<File>()
  const fault = file && faultOf(file)
  const atField = (name: string) => (correct.error instanceof ApiError ? correct.error.field(name) : undefined)
  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (fault) return
    const form = new FormData(event.currentTarget)
    const why = String(form.get('why') ?? '').trim()
    onSend({
      field: value.name,
      value: String(form.get('value')),
      ...(why && { why }),
      ...(file && { file: await asSent(file) }),
    })
  }
  const byHuman = !value.correctable
  return (
    <form className="stack-s" onSubmit={submit}>
      <NewValue
        category={category}
        value={value}
        label={t('data.correct.new', { label: labelOf(value) })}
        hint={t('data.correct.now', { now: show(value) })}
        error={atField('value')}
      />
      {byHuman && <HumanDecides onFile={setFile} fileError={fault ? t(`data.dispute.file.${fault}`) : atField('file')} />}
      {correct.isError && !atField('file') && !atField('value') && (
        <NotSaved>{notSaved(t(byHuman ? 'data.dispute.not-sent' : 'data.correct.not-saved'), correct.error)}</NotSaved>
      )}
      <div className="row">
        <Button type="submit" small busy={correct.isPending && t(byHuman ? 'data.dispute.sending' : 'switch.saving')}>
          {t(byHuman ? 'data.dispute.send' : 'data.correct.save')}
        </Button>
        <Button small onClick={onCancel}>
          {t('data.correct.cancel')}
        </Button>
      </div>
    </form>
  )
}
