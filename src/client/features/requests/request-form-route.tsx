import { useSuspenseQuery } from '@tanstack/react-query'
import { data, type LoaderFunctionArgs, redirect, useParams } from 'react-router'
import { requestsQuery } from '#client/lib/person-queries.ts'
import { queryClientContext } from '#client/lib/query-client.ts'
import { useReadOnly } from '#client/lib/session.ts'
import { useTenant } from '#client/lib/tenant.ts'
import { useWords } from '#client/lib/words.tsx'
import { Note } from '#client/ui/note.tsx'
import { PageHead } from '#client/ui/page-head.tsx'
import { type RequestType, requestTypes } from '#domain/request.ts'
import { RequestForm } from './request-form.tsx'

/** What takes effect with a switch must not wait a month for an answer (GDPR Art. 7(3), 21(3); TIM-07). */
const doneByChoice: readonly string[] = ['consent_withdrawal', 'objection_direct_marketing']

const isType = (type: string | undefined): type is RequestType => (requestTypes as readonly (string | undefined)[]).includes(type)

export async function loader({ context, params: { type = '' } }: LoaderFunctionArgs) {
  if (!isType(type)) throw data(null, { status: 404 })
  if (doneByChoice.includes(type)) throw redirect('/choices')
  await context.get(queryClientContext).ensureQueryData(requestsQuery)
  return null
}

export function Component() {
  const { t } = useWords()
  const { organisation } = useTenant()
  const type = useParams().type as RequestType
  const readOnly = useReadOnly()
  const { nextDueOn } = useSuspenseQuery(requestsQuery).data
  return (
    <>
      <PageHead
        title={t(`request-type.${type}`)}
        lead={t(`request-form.lead.${type}`, { organisation: organisation.name })}
        trail={{ to: '/requests/new', label: t('new-request.title') }}
      />
      {readOnly ? (
        <Note icon="lock" title={t('request-form.locked.title')}>
          {t('request-form.locked.text')}
        </Note>
      ) : (
        <RequestForm key={type} type={type} dueOn={nextDueOn} />
      )}
    </>
  )
}
