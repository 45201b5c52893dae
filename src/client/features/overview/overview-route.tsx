import { useSuspenseQuery } from '@tanstack/react-query'
import type { LoaderFunctionArgs } from 'react-router'
import { choicesQuery, overviewQuery, requestsQuery } from '#client/lib/person-queries.ts'
import { queryClientContext } from '#client/lib/query-client.ts'
import { useSession } from '#client/lib/session.ts'
import { useTenant } from '#client/lib/tenant.ts'
import { useFormat } from '#client/lib/use-format.ts'
import { usePending } from '#client/lib/use-pending.ts'
import { type Shared, useWhichPerson } from '#client/lib/use-which-person.tsx'
import { useWords } from '#client/lib/words.tsx'
import { PageHead } from '#client/ui/page-head.tsx'
import { Pending } from '#client/ui/pending.tsx'
import { WhichPerson } from '#client/ui/which-person.tsx'
import { Held } from './held.tsx'
import { Lately } from './lately.tsx'
import { OpenRequests } from './open-requests.tsx'
import { latelyQuery } from './overview-queries.ts'
import { Reach } from './reach.tsx'
import { Totals } from './totals.tsx'

export async function loader({ context }: LoaderFunctionArgs) {
  const client = context.get(queryClientContext)
  await Promise.all([
    client.ensureQueryData(overviewQuery),
    client.ensureQueryData(requestsQuery),
    client.ensureQueryData(choicesQuery),
    client.ensureQueryData(latelyQuery),
  ])
  return null
}

export function Component() {
  const { t } = useWords()
  const { dateTime } = useFormat()
  const { organisation } = useTenant()
  const session = useSession()
  const { data: overview } = useSuspenseQuery(overviewQuery)
  const title =
    session.scope === 'view'
      ? t('overview.title-view', { organisation: organisation.name, name: session.name })
      : t('overview.title', { organisation: organisation.name })
  return (
    <>
      <PageHead title={title} documentTitle={t('nav.overview')}>
        <p className="quiet">{t('overview.read', { when: dateTime(overview.readAt) })}</p>
      </PageHead>
      <div className="stack">
        <Pending {...usePending(overview.silent)} />
        {overview.shared ? <WhichPersonFirst shared={overview.shared} /> : <Totals overview={overview} />}
      </div>
      <OpenRequests />
      {!overview.shared && <Held overview={overview} />}
      <div className="section cols">
        <Reach />
        <Lately />
      </div>
    </>
  )
}

function WhichPersonFirst({ shared }: { shared: Shared }) {
  return <WhichPerson {...useWhichPerson(shared)} />
}
