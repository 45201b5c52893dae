import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { RequestRow } from '#api/contract/requests.ts'
import { useNow } from '#client/lib/clock.ts'
import { today } from '#client/lib/format.ts'
import { requestsQuery } from '#client/lib/person-queries.ts'
import { useReadOnly } from '#client/lib/session.ts'
import { useFormat } from '#client/lib/use-format.ts'
import { Say, useWords } from '#client/lib/words.tsx'
import { Chip } from '#client/ui/chip.tsx'
import { DayRule } from '#client/ui/day-rule.tsx'
import { Plate } from '#client/ui/plate.tsx'
import { Section } from '#client/ui/section.tsx'
import { daysBetween } from '#domain/legal-clock.ts'

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
        <Plate key={request.id}>
          <div className="row between">
            <h3>
              <Link to={`/requests/${request.id}`}>{t(`request-type.${request.requestType}`)}</Link>
            </h3>
            <State request={request} />
          </div>
          <Dates request={request} />
        </Plate>
      ))}
    </Section>
  )
}

function State({ request }: { request: RequestRow }) {
  const { t } = useWords()
  if (request.daysLeft < 0) {
    return (
      <Chip icon="alert" tone="bad">
        {t('overview.requests.overdue')}
      </Chip>
    )
  }
  if (request.firstDueOn) {
    return (
      <Chip icon="clock" tone="warn">
        {t('overview.requests.extended')}
      </Chip>
    )
  }
  return <Chip icon="clock">{t('overview.requests.open')}</Chip>
}

function Dates({ request: { receivedOn, dueOn, firstDueOn, daysLeft } }: { request: RequestRow }) {
  const { t } = useWords()
  const { date, day } = useFormat()
  const days = daysBetween(receivedOn, dueOn)
  const todayIs = day(today(useNow()))
  const id = daysLeft < 0 ? 'overview.requests.late' : 'overview.requests.left'
  return (
    <DayRule
      days={days}
      now={(days - daysLeft) / days}
      mid={firstDueOn ? daysBetween(receivedOn, firstDueOn) / days : undefined}
      tone={daysLeft < 0 ? 'late' : undefined}
      left={<Say id={id} values={{ count: Math.abs(daysLeft), day: todayIs }} components={{ 0: <b /> }} />}
      marks={[
        { label: t('overview.requests.received'), value: date(receivedOn) },
        ...(firstDueOn ? [{ label: t('overview.requests.first-due'), value: day(firstDueOn) }] : []),
        { label: t('overview.requests.due'), value: <b>{date(dueOn)}</b> },
      ]}
    />
  )
}
