import { useQuery, useSuspenseInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { overviewQuery } from '#client/lib/person-queries.ts'
import { countQuery, itemsQuery, pageSize, rowsOf } from './data-queries.ts'
import type { Filters } from './filters.ts'

/** What the address shows of a list, and how it grows: the address says how far, so that Back and a shared link lead there again. */
export function useRows(filters: Filters, category: string | undefined) {
  const [params, setParams] = useSearchParams()
  const { silent: known } = useSuspenseQuery(overviewQuery).data
  const found = useSuspenseInfiniteQuery(itemsQuery(filters, category))
  const { data: counted } = useQuery(countQuery(filters, category))
  const [firstNew, setFirstNew] = useState(-1)
  const wanted = rowsOf(params.get('shown'))
  const { pages } = found.data
  const all = pages.flatMap((page) => page.items)
  const silent = new Map(pages.flatMap((page) => page.silent).map((one) => [one.source, one]))
  const more = async () => {
    if (all.length <= wanted && (await found.fetchNextPage()).isError) return
    setFirstNew(Math.min(wanted, all.length))
    setParams(
      (before) => {
        before.set('shown', String(Math.min(wanted, all.length) + pageSize))
        return before
      },
      { replace: true, preventScrollReset: true },
    )
  }
  return {
    items: all.slice(0, wanted),
    matching: counted?.matching,
    /** Systems that answered when the overview was read, and did not answer for this list. */
    alsoSilent: [...silent.values()].filter(({ source }) => !known.some((one) => one.source === source)),
    isPartial: silent.size > 0,
    hasMore: all.length > wanted || found.hasNextPage,
    isLoading: found.isFetchingNextPage,
    isFailed: found.isFetchNextPageError,
    firstNew,
    more,
  }
}
