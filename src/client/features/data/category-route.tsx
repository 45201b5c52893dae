import { useSuspenseQuery } from '@tanstack/react-query'
import { data, type LoaderFunctionArgs, useParams, useSearchParams } from 'react-router'
import { useTitles } from '#client/lib/event-sentence.ts'
import { choicesQuery, overviewQuery, requestsQuery } from '#client/lib/person-queries.ts'
import { queryClientContext } from '#client/lib/query-client.ts'
import { byId, tenantQuery, useTenant } from '#client/lib/tenant.ts'
import { useFormat } from '#client/lib/use-format.ts'
import { usePending } from '#client/lib/use-pending.ts'
import { Say, useWords } from '#client/lib/words.tsx'
import { PageHead } from '#client/ui/page-head.tsx'
import { Pending } from '#client/ui/pending.tsx'
import { CategoryPlate } from './category-plate.tsx'
import { readRows } from './data-queries.ts'
import { readFilters, without } from './filters.ts'
import { FindForm } from './find-form.tsx'
import { FoundItems } from './found-items.tsx'
import { useCategoryPicks } from './picks.ts'
import { SharedMailbox } from './shared-mailbox.tsx'

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const client = context.get(queryClientContext)
  const { searchParams } = new URL(request.url)
  const [{ categories }, overview] = await Promise.all([
    client.ensureQueryData(tenantQuery),
    client.ensureQueryData(overviewQuery),
    client.ensureQueryData(choicesQuery),
    client.ensureQueryData(requestsQuery),
    readRows(client, { filters: ofCategory(searchParams), category: params.category, shown: searchParams.get('shown') }),
  ])
  const known = byId(categories, params.category!) ?? byId(overview.categories, params.category!)
  if (!known) throw data(null, { status: 404 })
  return null
}

/** The category is that of the page. */
const ofCategory = (params: URLSearchParams) => without(readFilters(params), 'category')

/** One kind of data: what all items share is said once, then the items. */
export function Component() {
  const { t } = useWords()
  const { month } = useFormat()
  const titles = useTitles()
  const { category: id } = useParams() as { category: string }
  const [params] = useSearchParams()
  const filters = ofCategory(params)
  const { data: overview } = useSuspenseQuery(overviewQuery)
  const held = byId(overview.categories, id)
  const category = byId(useTenant().categories, id)
  const months = overview.months.filter((one) => one.category === id).map((one) => one.month)
  const picks = useCategoryPicks(held?.systems ?? [], months, filters)
  const title = titles.category(id)
  const values = { count: held?.count ?? 0, since: months[0] ? month(months[0]) : 'none' }
  const lead = <Say id={months[0] ? 'data.category-lead' : 'data.category-lead-undated'} values={values} components={{ 0: <b /> }} />
  return (
    <>
      <PageHead title={title} trail={{ to: '/data', label: t('nav.data') }} lead={overview.shared ? undefined : lead} />
      <div className="stack">
        <Pending {...usePending(overview.silent)} />
        <CategoryPlate id={id} category={category} held={held} />
        {overview.shared ? (
          <SharedMailbox shared={overview.shared} />
        ) : (
          <>
            {held && <FindForm label={t('data.find-in', { category: title })} filters={filters} picks={picks} />}
            <FoundItems filters={filters} category={id} caption={title} />
          </>
        )}
      </div>
    </>
  )
}
