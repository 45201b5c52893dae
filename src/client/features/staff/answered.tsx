import type { DeskView } from '#api/contract/staff.ts'
import { ApiError, sentenceOf } from '#client/lib/api-error.ts'
import { useFormat } from '#client/lib/use-format.ts'
import { useWords } from '#client/lib/words.tsx'
import { Note } from '#client/ui/note.tsx'
import type { useDeskAct } from './staff-queries.ts'

interface AnsweredProps {
  desk: DeskView
  act: ReturnType<typeof useDeskAct>
}

/** What became of the last act, beside where it was pressed: done and told to the person, or not done and why. */
export function Answered({ desk, act }: AnsweredProps) {
  const { t } = useWords()
  const { fullDate } = useFormat()
  const name = desk.name || t('staff.erased')
  return (
    <div className="answered">
      <div role="status">
        {act.isSuccess && <Note tone="good">{t(`desk.done.${act.variables.type}`, { name, date: fullDate(desk.dueOn) })}</Note>}
      </div>
      <div role="alert">
        {act.isError && !atField(act.error) && (
          <Note tone="bad" title={t('desk.not-done')}>
            {sentenceOf(act.error) ?? t('desk.no-answer')}
          </Note>
        )}
      </div>
    </div>
  )
}

/** Said under the field it is about. */
const atField = (error: unknown) => error instanceof ApiError && ['text', 'ground', 'reason'].some((name) => error.field(name))
