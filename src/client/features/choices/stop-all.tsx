import { useRef } from 'react'
import { useNow } from '#client/lib/clock.ts'
import { useReadOnly } from '#client/lib/session.ts'
import { useTenant } from '#client/lib/tenant.ts'
import { useFormat } from '#client/lib/use-format.ts'
import { useWords } from '#client/lib/words.tsx'
import { Button } from '#client/ui/button.tsx'
import { ChoiceRow } from '#client/ui/choice-list.tsx'
import { Note } from '#client/ui/note.tsx'
import { Locked } from '#client/ui/switch.tsx'
import { useChoose } from './choices-queries.ts'
import { NotDone } from './not-done.tsx'
import { type Ended, endedBetween } from './what-stands.ts'

/** All marketing in one press, without a reason (CON-14, OBJ-01); the result says what ended, and can be undone. */
export function StopAll() {
  const { t } = useWords()
  const readOnly = useReadOnly()
  const tenant = useTenant()
  const now = useNow().toISOString()
  const stop = useChoose()
  const undo = useChoose()
  const button = useRef<HTMLButtonElement>(null)
  const press = () => {
    undo.reset()
    stop.mutate({ type: 'StopAllMarketing' })
  }
  const proof = stop.data?.undo
  const takeBack = (of: string) => undo.mutate({ type: 'Undo', undo: of }, { onSuccess: () => button.current?.focus() })
  const ended = stop.context && stop.data && endedBetween(tenant, stop.context, stop.data, now)
  const act = (
    <Button ref={button} icon="object" onClick={press} busy={stop.isPending && t('choices.stop.stopping')}>
      {t('choices.stop.title')}
    </Button>
  )
  const undoButton = proof && (
    <Button icon="undo" onClick={() => takeBack(proof)} busy={undo.isPending && t('choices.stop.undoing')}>
      {t('choices.stop.undo')}
    </Button>
  )
  return (
    <ChoiceRow title={t('choices.stop.title')} act={readOnly ? <Locked>{t('choices.read-only')}</Locked> : act}>
      <p>{t('choices.stop.text')}</p>
      <div role="status">
        {undo.isSuccess && <Note tone="good">{t('choices.stop.undone')}</Note>}
        {ended && !undo.isSuccess && (
          <Note tone="good" act={undoButton}>
            <Stopped ended={ended} />
          </Note>
        )}
      </div>
      {stop.isError && <NotDone still={t('choices.stop.not-saved')} error={stop.error} onAgain={press} />}
      {undo.isError && <NotDone still={t('choices.stop.not-undone')} error={undo.error} />}
    </ChoiceRow>
  )
}

function Stopped({ ended }: { ended: Ended }) {
  const { t } = useWords()
  const { list } = useFormat()
  const kinds = (['topics', 'consents', 'uses'] as const).filter((kind) => ended[kind] > 0)
  if (kinds.length === 0) return <p>{t('choices.stop.nothing')}</p>
  return <p>{t('choices.stop.stopped', { what: list(kinds.map((kind) => t(`choices.stopped.${kind}`, { count: ended[kind] }))) })}</p>
}
