import { useSuspenseQueries } from '@tanstack/react-query'
import { type LoaderFunctionArgs, useSearchParams } from 'react-router'
import { type HistoryEntry, type HistoryKind, historyKinds } from '#api/contract/history.ts'
import { queryClientContext } from '#client/lib/query-client.ts'
import { useWords } from '#client/lib/words.tsx'
import { PageHead } from '#client/ui/page-head.tsx'
import { Plate } from '#client/ui/plate.tsx'
import { Earlier } from './earlier.tsx'
import { historyQuery, pageSize, receiptQuery } from './history-queries.ts'
import { Kinds } from './kinds.tsx'
import { Nothing } from './nothing.tsx'
import { Proof } from './proof.tsx'
import { Story } from './story.tsx'

/** The address keeps the place: which kind, and how many pages of entries. */
function asked(params: URLSearchParams) {
  const kind: HistoryKind | undefined = historyKinds.find((known) => known === params.get('kind'))
  const last = Math.max(0, Math.floor(Number(params.get('shown') ?? 0) / pageSize) || 0)
  return { kind, pages: Array.from({ length: last + 1 }, (_, page) => historyQuery(kind, page * pageSize)) }
}

/** The newest fact is shown as a receipt, so that one sees what a receipt is; a choice where there is one. */
const sample = (entries: readonly HistoryEntry[]) =>
  entries.find(({ stream }) => stream.startsWith('person/')) ?? entries.find(({ event }) => !partsOfVisit.includes(event.type))

/** Told with the visit they belong to. */
const partsOfVisit = ['PageSeen', 'VisitEnded']

export async function loader({ context, request }: LoaderFunctionArgs) {
  const client = context.get(queryClientContext)
  const pages = await Promise.all(asked(new URL(request.url).searchParams).pages.map((page) => client.ensureQueryData(page)))
  const shown = sample(pages[0]!.entries)
  if (shown) await client.ensureQueryData(receiptQuery(shown))
  return null
}

/** What the person agreed to and took back, who looked, what was asked for; newest first. */
export function Component() {
  const { t } = useWords()
  const { kind, pages } = asked(useSearchParams()[0])
  const answers = useSuspenseQueries({ queries: pages }).map(({ data }) => data)
  const { total, counts } = answers[0]!
  // Something that happened meanwhile moves the pages against each other: no entry is told twice.
  const entries = [...new Map(answers.flatMap((page) => page.entries).map((entry) => [entry.hash, entry])).values()]
  const shown = sample(answers[0]!.entries)
  return (
    <>
      <PageHead title={t('history.title')} lead={t('history.lead')} />
      <div className="stack">
        <Kinds kind={kind} counts={counts} />
        <div className="cols main-side">
          {entries.length === 0 ? (
            <Nothing kind={kind} />
          ) : (
            <Plate>
              <Story entries={entries} />
              {total > pageSize && <Earlier kind={kind} shown={entries.length} total={total} />}
            </Plate>
          )}
          <Proof shown={shown} />
        </div>
      </div>
    </>
  )
}
