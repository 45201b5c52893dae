import { useTitles } from '#client/lib/event-sentence.ts'
import { useFormat } from '#client/lib/use-format.ts'
import { useWords } from '#client/lib/words.tsx'
import { Plate } from '#client/ui/plate.tsx'
import { Table } from '#client/ui/table.tsx'
import type { Span } from './months.ts'
import { useSpanName } from './use-span-name.ts'

/** The picture in numbers, newest first; months in which nothing came are left out. */
export function MonthTable({ spans }: { spans: Span[] }) {
  const { t } = useWords()
  const { count, list } = useFormat()
  const titles = useTitles()
  const nameOf = useSpanName()
  const kinds = ({ kinds: all }: Span) =>
    list(all.map((kind) => t('overview.months.kind', { kind: titles.category(kind.id), items: count(kind.count) })))
  return (
    <Plate flush>
      <Table
        caption={t('overview.months.caption')}
        captionHidden
        rows={spans.filter((span) => span.count > 0).reverse()}
        keyOf={({ span }) => span}
        columns={[
          { key: 'span', head: t('overview.months.when'), cell: ({ span }) => nameOf(span) },
          {
            key: 'items',
            head: t('overview.held.items'),
            unit: t('overview.held.items-unit'),
            numeric: true,
            cell: (span) => count(span.count),
          },
          { key: 'kinds', head: t('overview.held.category'), cell: kinds },
        ]}
      />
    </Plate>
  )
}
