import { useSuspenseQuery } from '@tanstack/react-query'
import { type LoaderFunctionArgs, useLocation, useParams } from 'react-router'
import { queryClientContext } from '#client/lib/query-client.ts'
import { useFormat } from '#client/lib/use-format.ts'
import { Say, useWords } from '#client/lib/words.tsx'
import { Note } from '#client/ui/note.tsx'
import { PageHead } from '#client/ui/page-head.tsx'
import { useConcern } from './concern.ts'
import { Outcomes } from './outcomes.tsx'
import { RequestMessages } from './request-messages.tsx'
import { RequestState } from './request-state.tsx'
import { RequestSteps } from './request-steps.tsx'
import { requestQuery } from './requests-queries.ts'
import { Standing } from './standing.tsx'
import { TheCorrection } from './the-correction.tsx'
import { WaysOn } from './ways-on.tsx'

export async function loader({ context, params }: LoaderFunctionArgs) {
  await context.get(queryClientContext).ensureQueryData(requestQuery(params.id!))
  return null
}

/** One request: when the answer is due, what has happened, what is decided, and every way on. */
export function Component() {
  const { t } = useWords()
  const { date } = useFormat()
  const { id } = useParams()
  const { data: request } = useSuspenseQuery(requestQuery(id!))
  const concern = useConcern(request)
  const filed = (useLocation().state as { filed?: true } | null)?.filed
  return (
    <>
      <PageHead title={t(`request-type.${request.requestType}`)} trail={{ to: '/requests', label: t('requests.title') }}>
        <p className="row">
          <RequestState request={request} />
          <span className="quiet">
            <Say
              id="request.sent"
              values={{ reference: referenceOf(request.id), date: date(request.receivedOn) }}
              components={{ 0: <b className="nowrap" /> }}
            />
          </span>
        </p>
        {concern && <p>{t('request.concerns', { what: concern })}</p>}
        {filed && (
          <Note tone="good" role="status" title={t('request.filed.title')}>
            {t('request.filed.text')}
          </Note>
        )}
      </PageHead>
      <Standing request={request} />
      <div className="section cols main-side">
        <div className="stack">
          <TheCorrection request={request} />
          <RequestSteps request={request} />
          {request.outcomes.length > 0 && <Outcomes outcomes={request.outcomes} />}
        </div>
        <div className="stack">
          <RequestMessages request={request} />
          <WaysOn request={request} />
        </div>
      </div>
    </>
  )
}

/** Short enough to say on the telephone; the address of the page has the whole id. */
const referenceOf = (id: string) => id.slice(0, 8).toUpperCase()
