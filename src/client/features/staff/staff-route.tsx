import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { Link, type LoaderFunctionArgs } from 'react-router'
import { queryClientContext } from '#client/lib/query-client.ts'
import { sessionQuery, useSession } from '#client/lib/session.ts'
import { useWords } from '#client/lib/words.tsx'
import { type Door, Doors } from '#client/ui/link-list.tsx'
import { PageHead } from '#client/ui/page-head.tsx'
import { Section } from '#client/ui/section.tsx'
import { LateNote, Load } from './load.tsx'
import { QueueTable } from './queue-table.tsx'
import { queueQuery } from './staff-queries.ts'

/** How many of the queue the first page shows. */
const next = 5

export async function loader({ context }: LoaderFunctionArgs) {
  const client = context.get(queryClientContext)
  const session = await client.ensureQueryData(sessionQuery)
  if (session.scope === 'staff' && session.role === 'officer') await client.ensureInfiniteQueryData(queueQuery('open'))
  return null
}

export function Component() {
  const session = useSession()
  const officer = session.scope === 'staff' && session.role === 'officer'
  return (
    <>
      {officer ? <Today /> : <Support />}
      <Places officer={officer} />
    </>
  )
}

/** The day of the privacy office: what is late, how much there is, what is due next. */
function Today() {
  const { t } = useWords()
  const page = useSuspenseInfiniteQuery(queueQuery('open')).data.pages[0]!
  const lead = t('staff.lead', { open: page.matching, late: page.late })
  return (
    <>
      <PageHead title={t('nav.desk')} documentTitle={t('staff.document', { page: t('nav.desk') })} lead={lead} />
      <div className="stack">
        <LateNote page={page} />
        <Load page={page} />
      </div>
      {page.requests.length > 0 && (
        <Section title={t('staff.next')} aside={<Link to="/staff/requests">{t('staff.all-requests')}</Link>}>
          <QueueTable caption={t('staff.next')} rows={page.requests.slice(0, next)} />
        </Section>
      )}
    </>
  )
}

function Support() {
  const { t } = useWords()
  return <PageHead title={t('nav.desk')} documentTitle={t('staff.document', { page: t('nav.desk') })} lead={t('staff.lead-support')} />
}

function Places({ officer }: { officer: boolean }) {
  const { t } = useWords()
  const requests: Door = {
    key: 'requests',
    icon: 'mail',
    to: '/staff/requests',
    title: t('staff.place.requests'),
    text: t('staff.place.requests-text'),
  }
  const doors: Door[] = [
    { key: 'people', icon: 'people', to: '/staff/people', title: t('staff.place.people'), text: t('staff.place.people-text') },
    { key: 'audit', icon: 'eye', to: '/staff/audit', title: t('staff.place.audit'), text: t('staff.place.audit-text') },
  ]
  return (
    <Section title={t('staff.places')}>
      <Doors doors={officer ? [requests, ...doors] : doors} />
    </Section>
  )
}
