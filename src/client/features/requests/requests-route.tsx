import { useSuspenseQuery } from '@tanstack/react-query'
import { Link, type LoaderFunctionArgs } from 'react-router'
import type { RequestRow } from '#api/contract/requests.ts'
import { requestsQuery } from '#client/lib/person-queries.ts'
import { queryClientContext } from '#client/lib/query-client.ts'
import { useReadOnly } from '#client/lib/session.ts'
import { useFormat } from '#client/lib/use-format.ts'
import { Say, useWords } from '#client/lib/words.tsx'
import { ButtonLink } from '#client/ui/button.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { PageHead } from '#client/ui/page-head.tsx'
import { Plate } from '#client/ui/plate.tsx'
import { Section } from '#client/ui/section.tsx'
import { Locked } from '#client/ui/switch.tsx'
import { ClosedRequests } from './closed-requests.tsx'
import { useConcern } from './concern.ts'
import { RequestDates } from './request-dates.tsx'
import { RequestState } from './request-state.tsx'

export async function loader({ context }: LoaderFunctionArgs) {
  await context.get(queryClientContext).ensureQueryData(requestsQuery)
  return null
}

/** What was asked for: open ones first, the next answer on top. */
export function Component() {
  const { t } = useWords()
  const readOnly = useReadOnly()
  const { requests } = useSuspenseQuery(requestsQuery).data
  const open = requests.filter((request) => request.open).toSorted((a, b) => a.daysLeft - b.daysLeft)
  const closed = requests.filter((request) => !request.open)
  return (
    <>
      <PageHead title={t('requests.title')} lead={<Lead open={open} />}>
        <div className="row">
          {readOnly ? (
            <Locked>{t('requests.locked')}</Locked>
          ) : (
            <ButtonLink look="primary" to="/requests/new">
              {t('requests.make')}
            </ButtonLink>
          )}
        </div>
      </PageHead>
      {requests.length === 0 && (
        <Plate flush>
          <Empty icon="mail" title={t('requests.none.title')}>
            {t('requests.none.text')}
          </Empty>
        </Plate>
      )}
      {open.length > 0 && (
        <Section title={t('requests.open')}>
          {open.map((request) => (
            <OpenRequest key={request.id} request={request} />
          ))}
        </Section>
      )}
      {closed.length > 0 && <ClosedRequests requests={closed} />}
    </>
  )
}

function Lead({ open: [next, ...others] }: { open: RequestRow[] }) {
  const { t } = useWords()
  const { fullDate } = useFormat()
  const { nextDueOn } = useSuspenseQuery(requestsQuery).data
  if (!next) return t('requests.lead.none', { date: fullDate(nextDueOn) })
  return <Say id="requests.lead.open" values={{ count: others.length + 1, date: fullDate(next.dueOn) }} components={{ 0: <b /> }} />
}

function OpenRequest({ request }: { request: RequestRow }) {
  const { t } = useWords()
  const concern = useConcern(request)
  return (
    <Plate>
      <div className="row between">
        <h3>
          <Link to={`/requests/${request.id}`}>{t(`request-type.${request.requestType}`)}</Link>
        </h3>
        <RequestState request={request} />
      </div>
      {concern && <p className="quiet tight">{t('request.concerns', { what: concern })}</p>}
      <RequestDates request={request} />
    </Plate>
  )
}
