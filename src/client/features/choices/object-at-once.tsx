import type { ChoicesView } from '#api/contract/choices.ts'
import { useReadOnly } from '#client/lib/session.ts'
import { useTenant } from '#client/lib/tenant.ts'
import { useFormat } from '#client/lib/use-format.ts'
import { useWords } from '#client/lib/words.tsx'
import { Button } from '#client/ui/button.tsx'
import { Chip } from '#client/ui/chip.tsx'
import { ChoiceRow } from '#client/ui/choice-list.tsx'
import { Saved } from '#client/ui/status.tsx'
import { Locked } from '#client/ui/switch.tsx'
import type { Purpose } from '#domain/tenant.ts'
import { useChoose } from './choices-queries.ts'
import { NotDone } from './not-done.tsx'

interface ObjectAtOnceProps {
  purpose: Purpose
  objection: ChoicesView['objections'][string] | undefined
}

/** Marketing: an objection ends the use at once and cannot be refused (GDPR Art. 21(3), OBJ-01); it is taken back as easily. */
export function ObjectAtOnce({ purpose, objection }: ObjectAtOnceProps) {
  const { t, text } = useWords()
  const { date, list } = useFormat()
  const readOnly = useReadOnly()
  const { topics } = useTenant()
  const choose = useChoose()
  const title = text(purpose.title)
  const sent = topics.filter((topic) => topic.purpose === purpose.id && !topic.locked).map((topic) => text(topic.title))
  const press = () => choose.mutate({ type: objection ? 'WithdrawObjection' : 'Object', purpose: purpose.id })
  const words = objection ? t('choices.object.take-back') : t('choices.object.object')
  const act = (
    <Button aria-label={`${words}: ${title}`} onClick={press} busy={choose.isPending && t('switch.saving')}>
      {words}
    </Button>
  )
  const stopped = objection && (
    <>
      <Chip tone="held" icon="object">
        {t('choices.object.stopped')}
      </Chip>{' '}
      <span>{t('choices.object.since', { date: date(objection.at) })}</span>
    </>
  )
  return (
    <ChoiceRow
      title={title}
      meta={stopped}
      act={readOnly ? <Locked>{objection ? t('choices.object.stopped') : t('choices.object.goes-on')}</Locked> : act}
    >
      <p>
        {purpose.marketing && `${t('choices.object.marketing')} `}
        {text(purpose.description)}
        {sent.length > 0 && ` ${t('choices.object.topics', { topics: list(sent) })}`}
      </p>
      <div role="status">{choose.isSuccess && <Saved>{t(objection ? 'choices.object.saved' : 'choices.object.taken-back')}</Saved>}</div>
      {choose.isError && (
        <NotDone
          still={t('choices.object.not-saved', { what: title, state: objection ? 'off' : 'on' })}
          error={choose.error}
          onAgain={press}
        />
      )}
    </ChoiceRow>
  )
}
