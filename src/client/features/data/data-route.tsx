import { useSuspenseQuery } from '@tanstack/react-query'
import { Link, type LoaderFunctionArgs, useSearchParams } from 'react-router'
import { useNow } from '#client/lib/clock.ts'
import { choicesQuery, overviewQuery, requestsQuery } from '#client/lib/person-queries.ts'
import { queryClientContext } from '#client/lib/query-client.ts'
import { useTenant } from '#client/lib/tenant.ts'
import { useFormat } from '#client/lib/use-format.ts'
import { usePending } from '#client/lib/use-pending.ts'
import { Say, useWords } from '#client/lib/words.tsx'
import { Note } from '#client/ui/note.tsx'
import { PageHead } from '#client/ui/page-head.tsx'
import { Pending } from '#client/ui/pending.tsx'
import { Arranged } from './arranged.tsx'
import { readRows } from './data-queries.ts'
import { isFiltered, readFilters } from './filters.ts'
import { FindForm } from './find-form.tsx'
import { FoundItems } from './found-items.tsx'
import { usePicks, useSorts } from './picks.ts'
import { SharedMailbox } from './shared-mailbox.tsx'

export async function loader({ context, request }: LoaderFunctionArgs) {
  const client = context.get(queryClientContext)
  const { searchParams } = new URL(request.url)
  const filters = readFilters(searchParams)
  await Promise.all([
    client.ensureQueryData(overviewQuery),
    client.ensureQueryData(choicesQuery),
    client.ensureQueryData(requestsQuery),
    (isFiltered(filters) || filters.sort) && readRows(client, { filters, shown: searchParams.get('shown') }),
  ])
  return null
}

/** Everything held, in kinds; what is searched for comes as rows. */
export function Component() {
  const { t } = useWords()
  const { when } = useFormat()
  const { organisation } = useTenant()
  const { data: overview } = useSuspenseQuery(overviewQuery)
  const now = useNow()
  return (
    <>
      <PageHead title={t('nav.data')} lead={overview.shared ? undefined : <Lead />} />
      <div className="stack">
        <Pending {...usePending(overview.silent)} />
        {overview.shared ? <SharedMailbox shared={overview.shared} /> : overview.total > 0 && <Held />}
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

function Lead() {
  const { t } = useWords()
  const { count } = useFormat()
  const { organisation } = useTenant()
  const { total, categories, systems, silent } = useSuspenseQuery(overviewQuery).data
  if (total === 0) return t(silent.length > 0 ? 'overview.held.none-yet' : 'overview.held.none', { organisation: organisation.name })
  const values = { items: total, shown: count(total), categories: categories.length, systems: systems.length }
  return <Say id="data.lead" values={values} components={{ 0: <b /> }} />
}

function Held() {
  const { t } = useWords()
  const [params] = useSearchParams()
  const { data: overview } = useSuspenseQuery(overviewQuery)
  const filters = readFilters(params)
  const { picks, more } = usePicks(overview, filters)
  const sorts = useSorts()
  const isList = isFiltered(filters) || filters.sort !== ''
  return (
    <>
      <FindForm label={t('data.find-in-all')} filters={filters} picks={isList ? [...picks, sorts] : picks} more={more} />
      {!isFiltered(filters) && <Arranged overview={overview} by={isList ? 'item' : params.get('by')} />}
      {isList && <FoundItems filters={filters} caption={t('data.found')} />}
    </>
  )
}
