import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { type LoaderFunctionArgs, useSearchParams } from 'react-router'
import { useFormat } from '#client/lib/use-format.ts'
import { useWords } from '#client/lib/words.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { LoadMore } from '#client/ui/load-more.tsx'
import { PageHead } from '#client/ui/page-head.tsx'
import { Plate } from '#client/ui/plate.tsx'
import { LateNote, Load } from './load.tsx'
import { clientOfOfficer } from './officer.ts'
import { isClosed, QueueFilter, statusIn } from './queue-filter.tsx'
import { QueueTable } from './queue-table.tsx'
import { type QueueStatus, queueQuery } from './staff-queries.ts'

/** How many pages the address asks for, so that going back finds the same place. */
const pagesIn = (search: URLSearchParams) => Math.min(40, Math.max(1, Number(search.get('pages')) || 1))

export async function loader({ context, request }: LoaderFunctionArgs) {
  const client = await clientOfOfficer(context)
  const { searchParams } = new URL(request.url)
  await Promise.all([
    client.ensureInfiniteQueryData({ ...queueQuery(statusIn(searchParams)), pages: pagesIn(searchParams) }),
    client.ensureInfiniteQueryData(queueQuery('open')),
  ])
  return null
}

export function Component() {
  const { t } = useWords()
  const [search] = useSearchParams()
  const status = statusIn(search)
  const { data: queue } = useSuspenseInfiniteQuery(queueQuery(status))
  const { data: open } = useSuspenseInfiniteQuery(queueQuery('open'))
  return (
    <>
      <PageHead title={t('nav.requests')} documentTitle={t('staff.document', { page: t('nav.requests') })} />
      <div className="stack">
        <LateNote page={open.pages[0]!} />
        <Load page={open.pages[0]!} />
        <QueueFilter status={status} matching={queue.pages[0]!.matching} open={open.pages[0]!.matching} />
        <Rows status={status} />
      </div>
    </>
  )
}

function Rows({ status }: { status: QueueStatus }) {
  const { t } = useWords()
  const { count } = useFormat()
  const [, setSearch] = useSearchParams()
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useSuspenseInfiniteQuery(queueQuery(status))
  const rows = data.pages.flatMap(({ requests }) => requests)
  const all = data.pages.at(-1)!.matching
  const more = async () => {
    const { data: grown } = await fetchNextPage()
    const pages = String(grown?.pages.length ?? 1)
    setSearch({ ...(status !== 'open' && { status }), pages }, { replace: true, preventScrollReset: true })
  }
  if (rows.length === 0) {
    return (
      <Plate flush>
        <Empty icon="mail" title={t('queue.none')}>
          {isClosed(status) ? t('queue.none-closed') : t('queue.none-open')}
        </Empty>
      </Plate>
    )
  }
  return (
    <QueueTable caption={t(isClosed(status) ? 'queue.caption-closed' : 'queue.caption-open')} rows={rows} closed={isClosed(status)}>
      <LoadMore
        range={t('queue.range', { shown: count(rows.length), all: count(all) })}
        more={hasNextPage ? t('queue.more', { count: Math.min(25, all - rows.length) }) : undefined}
        busy={isFetchingNextPage && t('queue.fetching')}
        onMore={more}
      />
    </QueueTable>
  )
}
