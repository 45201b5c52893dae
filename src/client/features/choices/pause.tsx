import { useId } from 'react'
import type { ChoicesView } from '#api/contract/choices.ts'
import { useReadOnly } from '#client/lib/session.ts'
import { useFormat } from '#client/lib/use-format.ts'
import { useToday } from '#client/lib/use-today.ts'
import { useWords } from '#client/lib/words.tsx'
import { Button } from '#client/ui/button.tsx'
import { Chip } from '#client/ui/chip.tsx'
import { ChoiceRow } from '#client/ui/choice-list.tsx'
import { Saved } from '#client/ui/status.tsx'
import { Locked } from '#client/ui/switch.tsx'
import { useChoose } from './choices-queries.ts'
import { NotDone } from './not-done.tsx'
import { PauseFields, usePauseLength } from './pause-fields.tsx'

/** Silence for a while: what is on stays on and comes back by itself on the day that is named. */
export function Pause({ choices: { pausedUntil } }: { choices: ChoicesView }) {
  const { t } = useWords()
  const { fullDate } = useFormat()
  const readOnly = useReadOnly()
  const today = useToday()
  const choose = useChoose()
  const wanted = usePauseLength(today)
  const text = useId()
  const until = pausedUntil && pausedUntil > today ? pausedUntil : undefined
  const press = () => {
    if (until) choose.mutate({ type: 'Resume' })
    else if (wanted.date) choose.mutate({ type: 'Pause', until: wanted.date })
  }
  const act = (
    <>
      {!until && <PauseFields {...wanted} />}
      {/* One and the same before and after, so that it keeps the focus. */}
      <Button
        key="press"
        icon={until ? 'undo' : 'pause'}
        onClick={press}
        busy={choose.isPending && t('switch.saving')}
        notYet={until || wanted.date ? undefined : text}
      >
        {until ? t('choices.pause.end') : t('choices.pause.start')}
      </Button>
    </>
  )
  const paused = (
    <Chip tone="held" icon="pause">
      {t('choices.pause.paused')}
    </Chip>
  )
  return (
    <ChoiceRow
      title={t('choices.pause.title')}
      act={readOnly ? <Locked>{t('choices.read-only')}</Locked> : act}
      meta={until ? paused : pausedUntil && t('choices.pause.over', { date: fullDate(pausedUntil) })}
    >
      <p id={text}>
        {until
          ? t('choices.pause.until', { date: fullDate(until) })
          : wanted.date
            ? t('choices.pause.text', { date: fullDate(wanted.date) })
            : t('choices.pause.between', { first: fullDate(wanted.first), last: fullDate(wanted.last) })}
      </p>
      <div role="status">{choose.isSuccess && <Saved>{t(until ? 'choices.pause.saved' : 'choices.pause.ended')}</Saved>}</div>
      {choose.isError && (
        <NotDone still={t(until ? 'choices.pause.still-paused' : 'choices.pause.still-on')} error={choose.error} onAgain={press} />
      )}
    </ChoiceRow>
  )
}
