import { useState } from 'react'
import type { ChoicesView } from '#api/contract/choices.ts'
import { useReadOnly } from '#client/lib/session.ts'
import { useFormat } from '#client/lib/use-format.ts'
import { useNotSaved } from '#client/lib/use-not-saved.ts'
import { useToday } from '#client/lib/use-today.ts'
import { useWords } from '#client/lib/words.tsx'
import { Button } from '#client/ui/button.tsx'
import { Chip } from '#client/ui/chip.tsx'
import { ChoiceRow } from '#client/ui/choice-list.tsx'
import { Select } from '#client/ui/select.tsx'
import { Saved } from '#client/ui/status.tsx'
import { Locked, NotSaved } from '#client/ui/switch.tsx'
import { addMonths } from '#domain/legal-clock.ts'
import { useChoose } from './choices-queries.ts'

const lengths = [1, 3, 6, 12]

/** Silence for a while: what is on stays on and comes back by itself on the day that is named. */
export function Pause({ choices }: { choices: ChoicesView }) {
  const { t } = useWords()
  const { fullDate } = useFormat()
  const readOnly = useReadOnly()
  const notSaved = useNotSaved()
  const today = useToday()
  const choose = useChoose()
  const [months, setMonths] = useState(3)
  const until = choices.pausedUntil && choices.pausedUntil > today ? choices.pausedUntil : undefined
  const press = () => choose.mutate(until ? { type: 'Resume' } : { type: 'Pause', months })
  const options = lengths.map((count) => ({ value: String(count), label: t('choices.pause.months', { count }) }))
  const act = (
    <>
      {!until && (
        <Select
          className="auto"
          aria-label={t('choices.pause.for')}
          options={options}
          value={months}
          onChange={(event) => setMonths(Number(event.target.value))}
        />
      )}
      <Button key="press" icon={until ? 'undo' : 'pause'} onClick={press} busy={choose.isPending && t('switch.saving')}>
        {until ? t('choices.pause.end') : t('choices.pause.start')}
      </Button>
    </>
  )
  return (
    <ChoiceRow
      title={t('choices.pause.title')}
      act={readOnly ? <Locked>{t('choices.read-only')}</Locked> : act}
      meta={
        until && (
          <Chip tone="held" icon="pause">
            {t('choices.pause.paused')}
          </Chip>
        )
      }
    >
      <p>
        {until
          ? t('choices.pause.until', { date: fullDate(until) })
          : t('choices.pause.text', { date: fullDate(addMonths(today, months)) })}
      </p>
      <div role="status">{choose.isSuccess && <Saved>{t(until ? 'choices.pause.saved' : 'choices.pause.ended')}</Saved>}</div>
      {choose.isError && (
        <NotSaved retry={t('not-saved.again')} onRetry={press}>
          {notSaved(t(until ? 'choices.pause.still-paused' : 'choices.pause.still-on'), choose.error)}
        </NotSaved>
      )}
    </ChoiceRow>
  )
}
