import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { useFormat } from '#client/lib/use-format.ts'
import { useWords } from '#client/lib/words.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { LoadMore } from '#client/ui/load-more.tsx'
import { Plate } from '#client/ui/plate.tsx'
import { NotSaved } from '#client/ui/switch.tsx'
import { itemsQuery } from './data-queries.ts'
import { type Filters, isFiltered } from './filters.ts'
import { ItemTable } from './item-table.tsx'
import { Silent } from './silent.tsx'

interface FoundItemsProps {
  filters: Filters
  /** Of one category; of all where it is missing. */
  category?: string
  caption: string
}

/** Rows as far as they are loaded; the address keeps how far that is. */
export function FoundItems({ filters, category, caption }: FoundItemsProps) {
  const { t } = useWords()
  const { count } = useFormat()
  const [, setParams] = useSearchParams()
  const found = useSuspenseInfiniteQuery(itemsQuery(filters, category))
  const [firstNew, setFirstNew] = useState(-1)
  const items = found.data.pages.flatMap((page) => page.items)
  const { matching, silent } = found.data.pages.at(-1)!
  const more = async () => {
    setFirstNew(items.length)
    const { data, isError } = await found.fetchNextPage()
    if (isError || !data) return
    const shown = data.pages.flatMap((page) => page.items).length
    setParams(
      (params) => {
        params.set('shown', String(shown))
        return params
      },
      { replace: true, preventScrollReset: true },
    )
  }
  const range = t('data.range', { from: items.length > 0 ? '1' : '0', to: count(items.length), all: count(matching) })
  return (
    <>
      <Silent silent={silent} />
      <Plate flush>
        {items.length === 0 ? (
          <Empty title={t('data.none-found')} act={isFiltered(filters) && <Link to=".">{t('data.show-all')}</Link>}>
            {filters.q ? t('data.none-found-words', { words: filters.q }) : t('data.none-found-text')}
          </Empty>
        ) : (
          <ItemTable items={items} caption={caption} withCategory={!category} firstNew={firstNew} />
        )}
        <LoadMore
          range={range}
          more={found.hasNextPage ? t('data.more', { count: Math.min(50, matching - items.length) }) : undefined}
          busy={found.isFetchingNextPage && t('data.loading')}
          onMore={more}
        />
      </Plate>
      {found.isFetchNextPageError && <NotSaved>{t('data.more-failed')}</NotSaved>}
    </>
  )
}
