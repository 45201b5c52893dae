import { useSuspenseQuery } from '@tanstack/react-query'
import { requestsQuery } from '#client/lib/person-queries.ts'
import { useTenant } from '#client/lib/tenant.ts'
import { useFormat } from '#client/lib/use-format.ts'
import { useWords } from '#client/lib/words.tsx'
import { TextArea, TextField } from '#client/ui/field.tsx'
import { Note } from '#client/ui/note.tsx'
import { fileTypes } from './chosen-file.ts'

interface HumanDecidesProps {
  onFile: (file: File | undefined) => void
  fileError: string | undefined
}

/** That a human decides, by when, and what holds meanwhile; with room for what may help, none of it demanded. */
export function HumanDecides({ onFile, fileError }: HumanDecidesProps) {
  const { t } = useWords()
  const { fullDate } = useFormat()
  const { organisation } = useTenant()
  const { nextDueOn } = useSuspenseQuery(requestsQuery).data
  return (
    <>
      <Note icon="person">
        <p>{t('data.dispute.human', { organisation: organisation.name, date: fullDate(nextDueOn) })}</p>
      </Note>
      <TextArea label={t('data.dispute.why')} hint={t('data.dispute.why-hint')} name="why" rows={3} maxLength={4000} />
      <TextField
        label={t('data.dispute.file')}
        hint={t('data.dispute.file-hint')}
        error={fileError}
        type="file"
        onChange={({ currentTarget }) => onFile(currentTarget.files?.[0])}
        accept={fileTypes.join(',')}
      />
    </>
  )
}
