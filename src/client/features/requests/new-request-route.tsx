import { useSuspenseQuery } from '@tanstack/react-query'
import { Link, type LoaderFunctionArgs } from 'react-router'
import type { RequestRow } from '#api/contract/requests.ts'
import { requestsQuery } from '#client/lib/person-queries.ts'
import { queryClientContext } from '#client/lib/query-client.ts'
import { useTenant } from '#client/lib/tenant.ts'
import { useFormat } from '#client/lib/use-format.ts'
import { Say, useWords } from '#client/lib/words.tsx'
import { Rights } from '#client/ui/link-list.tsx'
import { Note } from '#client/ui/note.tsx'
import { PageHead } from '#client/ui/page-head.tsx'
import { Plate } from '#client/ui/plate.tsx'
import { Section } from '#client/ui/section.tsx'
import { Away } from './away.tsx'
import { useRights } from './rights-list.ts'

export async function loader({ context }: LoaderFunctionArgs) {
  await context.get(queryClientContext).ensureQueryData(requestsQuery)
  return null
}

/** Each right by name: what happens at once, and what is answered until which date. */
export function Component() {
  const { t } = useWords()
  const { fullDate } = useFormat()
  const { requests, nextDueOn } = useSuspenseQuery(requestsQuery).data
  const { atOnce, byOffice } = useRights(nextDueOn)
  const open = requests.filter((request) => request.open)
  return (
    <>
      <PageHead
        title={t('new-request.title')}
        lead={<Say id="new-request.lead" values={{ date: fullDate(nextDueOn) }} components={{ 0: <b /> }} />}
        trail={{ to: '/requests', label: t('new-request.all') }}
      >
        {open.length > 0 && <AlreadyOpen requests={open} />}
      </PageHead>
      <Section title={t('new-request.now')}>
        <Plate flush>
          <Rights rights={atOnce} />
        </Plate>
      </Section>
      <Section title={t('new-request.office')}>
        <Plate flush>
          <Rights rights={byOffice} />
        </Plate>
        <OtherWays />
      </Section>
    </>
  )
}

function AlreadyOpen({ requests }: { requests: readonly RequestRow[] }) {
  const { t } = useWords()
  const { day } = useFormat()
  return (
    <Note icon="mail">
      <p>
        <b>{t('new-request.open', { count: requests.length })}</b>
      </p>
      <ul>
        {requests.map(({ id, requestType, dueOn }) => (
          <li key={id}>
            <Link to={`/requests/${id}`}>{t('new-request.open-one', { what: t(`request-type.${requestType}`), date: day(dueOn) })}</Link>
          </li>
        ))}
      </ul>
    </Note>
  )
}

function OtherWays() {
  const { legalName, address, privacyEmail } = useTenant().organisation
  return (
    <p className="quiet">
      <Say
        id="new-request.other-ways"
        values={{ email: privacyEmail, legalName, address }}
        components={{
          0: <Link to="/requests/new/access" />,
          1: <Link to="/help#someone" />,
          2: <Away href={`mailto:${privacyEmail}`} />,
        }}
      />
    </p>
  )
}
