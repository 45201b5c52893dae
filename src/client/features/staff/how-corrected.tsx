import type { DeskView } from '#api/contract/staff.ts'
import { useTenant } from '#client/lib/tenant.ts'
import { useFormat } from '#client/lib/use-format.ts'
import { useWords } from '#client/lib/words.tsx'
import { Note } from '#client/ui/note.tsx'
import { recipientsToTell } from '#domain/recipients-to-tell.ts'
import { PickReason } from './pick-reason.tsx'

export type How = 'system' | 'hand'

interface HowCorrectedProps {
  desk: DeskView
  how: How | undefined
  onHow: (how: How) => void
}

/** Whether the system takes the value over with the answer or somebody has done it by hand; and whom to tell (Art. 19). */
export function HowCorrected({ desk: { takesOver, category, correction }, how, onHow }: HowCorrectedProps) {
  const { t } = useWords()
  const { list } = useFormat()
  const told = recipientsToTell(useTenant(), category)
  const values = { system: takesOver, after: correction?.after }
  return (
    <>
      {takesOver && (
        <PickReason
          legend={t('desk.correct.how')}
          reasons={['system', 'hand'] as const}
          reason={how}
          onPick={onHow}
          say={(one) => ({ label: t(`desk.correct.${one}`, values), hint: t(`desk.correct.${one}-hint`, values) })}
        />
      )}
      {told.length > 0 && <Note icon="shared">{t('desk.correct.tell', { names: list(told.map(({ name }) => name)) })}</Note>}
    </>
  )
}
