import type { SubmitEvent } from 'react'
import { useLocation, useNavigate, useSearchParams } from 'react-router'
import { ApiError, isRefusal } from '#client/lib/api-error.ts'
import { useSession } from '#client/lib/session.ts'
import { byId, useTenant } from '#client/lib/tenant.ts'
import { useFormat } from '#client/lib/use-format.ts'
import { freshProofPath } from '#client/lib/way-back.ts'
import { Say, useWords } from '#client/lib/words.tsx'
import { Button } from '#client/ui/button.tsx'
import { TextArea } from '#client/ui/field.tsx'
import { Note } from '#client/ui/note.tsx'
import type { RequestType } from '#domain/request.ts'
import { useConcern } from './concern.ts'
import { ConcernFields } from './concern-fields.tsx'
import { useDraft } from './drafts.ts'
import { NotSent } from './not-sent.tsx'
import { useFileRequest } from './requests-queries.ts'
import { WhatToKnow } from './what-to-know.tsx'

/** One form for every right: what it concerns, words if wanted, what will happen until when, one button. A reason is never asked for (ACC-08). */
export function RequestForm({ type, dueOn }: { type: RequestType; dueOn: string }) {
  const { t } = useWords()
  const { fullDate } = useFormat()
  const tenant = useTenant()
  const session = useSession()
  const { pathname, search } = useLocation()
  const [params] = useSearchParams()
  const navigate = useNavigate()
  const here = pathname + search
  const item = params.get('item') ?? undefined
  const { draft, write, forget } = useDraft(session.scope === 'person' ? `${session.email} ${here}` : here, {
    category: byId(tenant.categories, params.get('category') ?? '')?.id ?? '',
    purpose: byId(tenant.purposes, params.get('purpose') ?? '')?.id ?? '',
  })
  const file = useFileRequest()
  const about = {
    ...(draft.category && { category: draft.category }),
    ...(draft.purpose && { purpose: draft.purpose }),
    ...(item && { item }),
  }
  const concern = useConcern(about)

  const send = (event: SubmitEvent) => {
    event.preventDefault()
    const text = draft.text.trim()
    file.mutate(
      { id: draft.id, requestType: type, ...about, ...(text && { text }) },
      {
        onSuccess: ({ id }) => {
          forget()
          return navigate(`/requests/${id}`, { replace: true, state: { filed: true } })
        },
        onError: (error) => {
          if (!isRefusal(error, 'fresh-proof-needed')) return
          write({ proving: true })
          return navigate(freshProofPath(here))
        },
      },
    )
  }

  const atField = (name: string) => (file.error instanceof ApiError ? file.error.field(name) : undefined)
  const what = [t(`request-type.${type}`), concern].filter(Boolean).join(': ')
  return (
    <form className="stack" onSubmit={send} noValidate>
      {file.isError && <NotSent error={file.error} id={draft.id} here={here} />}
      {draft.proving && !file.isError && <Note tone="good">{t('request-form.proven')}</Note>}
      <div className="plate">
        <ConcernFields type={type} draft={draft} item={item} write={write} errorAt={atField} />
        <TextArea
          label={t(type === 'rectification' ? 'request-form.text.rectification' : 'request-form.text')}
          hint={t('request-form.text-hint')}
          error={atField('text')}
          name="text"
          rows={6}
          value={draft.text}
          onChange={(event) => write({ text: event.target.value })}
        />
        <WhatToKnow type={type} category={draft.category} />
        <Note icon="mail">
          <p>
            <Say
              id="request-form.review"
              values={{ organisation: tenant.organisation.name, what, date: fullDate(dueOn) }}
              components={{ 0: <b /> }}
            />
          </p>
        </Note>
        <Button type="submit" look="primary" busy={file.isPending && t('request-form.sending')}>
          {t('request-form.send')}
        </Button>
      </div>
    </form>
  )
}
