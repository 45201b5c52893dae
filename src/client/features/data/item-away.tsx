import { useQuery } from '@tanstack/react-query'
import { useTitles } from '#client/lib/event-sentence.ts'
import { overviewQuery } from '#client/lib/person-queries.ts'
import { usePending } from '#client/lib/use-pending.ts'
import { useWords } from '#client/lib/words.tsx'
import { PageHead } from '#client/ui/page-head.tsx'
import { Pending } from '#client/ui/pending.tsx'
import { SharedMailbox } from './shared-mailbox.tsx'

/** An item that cannot be shown now: its system does not answer, or several people share the mailbox. */
export function ItemAway({ category }: { category: string }) {
  const { t } = useWords()
  const titles = useTitles()
  const { data: overview } = useQuery(overviewQuery)
  const pending = usePending(overview?.silent ?? [])
  return (
    <>
      <PageHead title={t('data.item-away')} trail={{ to: `/data/${category}`, label: titles.category(category) }} />
      <div className="stack">{overview?.shared ? <SharedMailbox shared={overview.shared} /> : <Pending {...pending} />}</div>
    </>
  )
}
