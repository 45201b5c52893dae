import { useRef } from 'react'
import { Link, useNavigation } from 'react-router'
import { useFormat } from '#client/lib/use-format.ts'
import { usePending } from '#client/lib/use-pending.ts'
import { useWords } from '#client/lib/words.tsx'
import { LoadMore } from '#client/ui/load-more.tsx'
import { Pending } from '#client/ui/pending.tsx'
import { Plate } from '#client/ui/plate.tsx'
import { NotSaved } from '#client/ui/switch.tsx'
import { ActiveFilters } from './active-filters.tsx'
import { pageSize } from './data-queries.ts'
import { type Filters, isFiltered, writeFilters } from './filters.ts'
import { ItemTable } from './item-table.tsx'
import { NothingFound } from './nothing-found.tsx'
import { useRows } from './use-rows.ts'

interface FoundItemsProps {
  filters: Filters
  /** Of one category; of all where it is missing. */
  category?: string
  caption: string
}

/** Rows as far as the address says; how many there are in all comes when it is known. */
export function FoundItems({ filters, category, caption }: FoundItemsProps) {
  const { t } = useWords()
  const { count } = useFormat()
  const summary = useRef<HTMLParagraphElement>(null)
  const rows = useRows(filters, category)
  const { items, matching } = rows
  const isOldest = filters.sort === 'oldest'
  const toSummary = () => summary.current?.focus()
  const range = {
    to: count(items.length),
    all: matching === undefined ? '' : count(matching),
    known: matching === undefined ? 'no' : 'yes',
  }
  const other = { search: String(writeFilters({ ...filters, sort: isOldest ? 'newest' : 'oldest' })) }
  return (
    <>
      <Pending {...usePending(rows.alsoSilent)} />
      <div className="row">
        <p ref={summary} tabIndex={-1} role="status" className={isFiltered(filters) && items.length > 0 ? undefined : 'sr'}>
          {matching !== undefined && t('data.matching', { count: matching, shown: count(matching) })}
        </p>
        <ActiveFilters filters={filters} isAllElsewhere={items.length === 0} onDrop={toSummary} />
      </div>
      <Plate flush busy={useNavigation().state === 'loading'}>
        {items.length === 0 ? (
          <NothingFound filters={filters} isPartial={rows.isPartial} onDrop={toSummary} />
        ) : (
          <>
            <ItemTable items={items} caption={caption} withCategory={!category} firstNew={rows.firstNew} />
            <LoadMore
              range={t('data.range', range)}
              quiet
              more={
                rows.hasMore ? t('data.more', { count: Math.min(pageSize, Math.max(1, (matching ?? Infinity) - items.length)) }) : undefined
              }
              busy={rows.isLoading && t('data.loading')}
              onMore={rows.more}
            >
              {(rows.hasMore || (isOldest && items.length >= pageSize)) && (
                <Link to={other} preventScrollReset onClick={toSummary}>
                  {t(isOldest ? 'data.to-newest' : 'data.to-oldest')}
                </Link>
              )}
            </LoadMore>
          </>
        )}
      </Plate>
      {rows.isFailed && <NotSaved>{t('data.more-failed')}</NotSaved>}
    </>
  )
}
