import { useQuery } from '@tanstack/react-query'
import { type LoaderFunctionArgs, useParams } from 'react-router'
import { isRefusal } from '#client/lib/api-error.ts'
import { choicesQuery, overviewQuery, requestsQuery } from '#client/lib/person-queries.ts'
import { queryClientContext } from '#client/lib/query-client.ts'
import { itemQuery } from './data-queries.ts'
import { ItemAway } from './item-away.tsx'
import { ItemPage } from './item-page.tsx'

export async function loader({ context, params }: LoaderFunctionArgs) {
  const client = context.get(queryClientContext)
  const [away] = await Promise.all([
    client.ensureQueryData(itemQuery(params.item!)).then(
      () => undefined,
      (error: unknown) => ({ error }),
    ),
    client.ensureQueryData(choicesQuery),
    client.ensureQueryData(requestsQuery),
  ])
  if (!away) return null
  // It may be there all the same: in a system that does not answer, or behind a mailbox of several people.
  const { shared } = await client.fetchQuery(overviewQuery)
  if (!shared && !isRefusal(away.error, 'source-silent')) throw away.error
  return null
}

export function Component() {
  const { item: id, category } = useParams() as { item: string; category: string }
  const { data: item } = useQuery({ ...itemQuery(id), retryOnMount: false })
  return item ? <ItemPage item={item} /> : <ItemAway category={category} />
}
