import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { RequestRow } from '#api/contract/requests.ts'
import { useDueRule } from '#client/lib/due-rule.tsx'
import { requestsQuery } from '#client/lib/person-queries.ts'
import { requestLook } from '#client/lib/request-look.ts'
import { useReadOnly } from '#client/lib/session.ts'
import { useWords } from '#client/lib/words.tsx'
import { Chip } from '#client/ui/chip.tsx'
import { DayRule } from '#client/ui/day-rule.tsx'
import { Plate } from '#client/ui/plate.tsx'
import { Section } from '#client/ui/section.tsx'

/** What is being worked on, and until when: the dates in words, and the same to scale. */
export function OpenRequests() {
  const { t } = useWords()
  const readOnly = useReadOnly()
  const { requests } = useSuspenseQuery(requestsQuery).data
  const open = requests.filter((request) => request.open)
  return (
    <Section title={t('overview.requests.title')} aside={!readOnly && <Link to="/requests/new">{t('overview.requests.new')}</Link>}>
      {open.length === 0 && <p className="quiet">{t('overview.requests.none')}</p>}
      {open.map((request) => (
        <OpenRequest key={request.id} request={request} />
      ))}
    </Section>
  )
}

function OpenRequest({ request }: { request: RequestRow }) {
  const { t } = useWords()
  const { stands, look } = requestLook(request)
  const dates = useDueRule(request)
  return (
    <Plate>
      <div className="row between">
        <h3>
          <Link to={`/requests/${request.id}`}>{t(`request-type.${request.requestType}`)}</Link>
        </h3>
        <Chip {...look}>{t(`request.status.${stands}`)}</Chip>
      </div>
      <DayRule {...dates} />
    </Plate>
  )
}
