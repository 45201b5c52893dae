import { type SubmitEvent, useState } from 'react'
import { useSearchParams } from 'react-router'
import type { FoundPerson } from '#api/contract/staff.ts'
import { ApiError, isRefusal, sentenceOf } from '#client/lib/api-error.ts'
import { freshProofPath } from '#client/lib/way-back.ts'
import { useWords } from '#client/lib/words.tsx'
import { Button, ButtonLink } from '#client/ui/button.tsx'
import { TextField } from '#client/ui/field.tsx'
import { Note } from '#client/ui/note.tsx'
import { type ViewReason, viewReasons } from '#domain/visit.ts'
import { PickReason } from './pick-reason.tsx'
import { useStartView } from './use-start-view.ts'

/** A reason from the list and the number of a ticket; without both nobody looks (IMP-02). */
export function ViewForm({ person: { personId, name } }: { person: FoundPerson }) {
  const { t } = useWords()
  const [search] = useSearchParams()
  const [reason, setReason] = useState<ViewReason | undefined>(viewReasons.find((one) => one === search.get('reason')))
  const [ticket, setTicket] = useState(search.get('ticket') ?? '')
  const start = useStartView()
  const complete = reason !== undefined && ticket.trim() !== ''
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (complete) start.mutate({ personId, reason, ticket: ticket.trim() })
  }
  const wrongTicket = start.error instanceof ApiError && start.error.field('ticket') ? t('refusal.ticket-malformed') : undefined
  const back = `/staff/people/${personId}?${new URLSearchParams({ reason: reason ?? '', ticket: ticket.trim() })}`
  return (
    <form className="plate" onSubmit={submit}>
      <h2>{t('person.view')}</h2>
      <p className="tight quiet">{t('person.view-text', { name })}</p>
      <PickReason
        legend={t('person.reason')}
        reasons={viewReasons}
        reason={reason}
        onPick={setReason}
        say={(one) => ({ label: t(`person.reason.${one}`) })}
      />
      <TextField
        label={t('person.ticket')}
        hint={t('person.ticket-hint', { name })}
        error={wrongTicket}
        autoComplete="off"
        maxLength={32}
        value={ticket}
        onChange={(event) => setTicket(event.target.value)}
      />
      {start.isError && !wrongTicket && <NotStarted error={start.error} back={back} />}
      <div className="row">
        <Button
          type="submit"
          look="primary"
          icon="eye"
          busy={start.isPending && t('person.starting')}
          notYet={complete ? undefined : 'not-yet'}
        >
          {t('person.start')}
        </Button>
      </div>
      <p className="fine quiet tight" id="not-yet">
        {complete ? t('person.start-hint') : t('person.not-yet')}
      </p>
    </form>
  )
}

/** Most often the sign-in is older than ten minutes: a new code, and one is back with the form as it was. */
function NotStarted({ error, back }: { error: unknown; back: string }) {
  const { t } = useWords()
  const fresh = isRefusal(error, 'fresh-proof-needed')
  return (
    <Note
      tone={fresh ? 'held' : 'bad'}
      icon={fresh ? 'key' : undefined}
      role="alert"
      title={t('person.not-started')}
      act={fresh && <ButtonLink to={freshProofPath(back)}>{t('person.new-code')}</ButtonLink>}
    >
      {sentenceOf(error) ?? t('desk.no-answer')}
    </Note>
  )
}
