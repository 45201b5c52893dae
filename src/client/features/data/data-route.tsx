import { useSuspenseQuery } from '@tanstack/react-query'
import { Link, type LoaderFunctionArgs, useSearchParams } from 'react-router'
import { useNow } from '#client/lib/clock.ts'
import { choicesQuery, overviewQuery, requestsQuery } from '#client/lib/person-queries.ts'
import { queryClientContext } from '#client/lib/query-client.ts'
import { useReadOnly } from '#client/lib/session.ts'
import { useTenant } from '#client/lib/tenant.ts'
import { useFormat } from '#client/lib/use-format.ts'
import { Say, useWords } from '#client/lib/words.tsx'
import { Note } from '#client/ui/note.tsx'
import { PageHead } from '#client/ui/page-head.tsx'
import { Arranged } from './arranged.tsx'
import { itemsQuery, pagesFor } from './data-queries.ts'
import { isFiltered, readFilters } from './filters.ts'
import { FindForm } from './find-form.tsx'
import { FoundItems } from './found-items.tsx'
import { usedPurposes } from './held-for.ts'
import { usePurposes, useSystems, worthShowing } from './picks.ts'
import { Silent } from './silent.tsx'

export async function loader({ context, request }: LoaderFunctionArgs) {
  const client = context.get(queryClientContext)
  const { searchParams } = new URL(request.url)
  const filters = readFilters(searchParams)
  await Promise.all([
    client.ensureQueryData(overviewQuery),
    client.ensureQueryData(choicesQuery),
    client.ensureQueryData(requestsQuery),
    isFiltered(filters) && client.ensureInfiniteQueryData({ ...itemsQuery(filters), pages: pagesFor(searchParams.get('shown')) }),
  ])
  return null
}

/** Everything held, in kinds; what is searched for comes as rows. */
export function Component() {
  const { t } = useWords()
  const { count, when } = useFormat()
  const { organisation, categories } = useTenant()
  const readOnly = useReadOnly()
  const [params] = useSearchParams()
  const { data: overview } = useSuspenseQuery(overviewQuery)
  const now = useNow()
  const filters = readFilters(params)
  const systems = useSystems(overview.systems.map(({ name }) => name))
  const purposes = usePurposes(usedPurposes(categories, overview))
  const values = {
    items: overview.total,
    shown: count(overview.total),
    categories: overview.categories.length,
    systems: overview.systems.length,
  }
  return (
    <>
      <PageHead
        title={t('nav.data')}
        lead={
          overview.total === 0 ? (
            t('overview.held.none', { organisation: organisation.name })
          ) : (
            <Say id="data.lead" values={values} components={{ 0: <b /> }} />
          )
        }
      />
      <div className="stack">
        {overview.total > 0 && (
          <FindForm label={t('data.find-in-all')} filters={filters} picks={[systems, purposes].filter(worthShowing)} />
        )}
        {isFiltered(filters) ? (
          <>
            <p>
              <Link to="/data">{t('data.show-all')}</Link>
            </p>
            <FoundItems filters={filters} caption={t('data.found')} />
          </>
        ) : (
          <>
            <Arranged overview={overview} by={params.get('by')} readOnly={readOnly} />
            <Silent silent={overview.silent} />
          </>
        )}
        <Note>
          <p>
            <Say
              id="data.elsewhere"
              values={{ organisation: organisation.name }}
              components={{ 0: <b />, 1: <Link to="/help#controller" /> }}
            />
          </p>
        </Note>
        <p className="fine quiet">{t('data.read', { when: when(overview.readAt, now) })}</p>
      </div>
    </>
  )
}
