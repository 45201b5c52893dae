import { Link } from 'react-router'
import type { ItemRow } from '#api/contract/data.ts'
import { useTitles } from '#client/lib/event-sentence.ts'
import { useTenant } from '#client/lib/tenant.ts'
import { useDay } from '#client/lib/use-day.ts'
import { useFormat } from '#client/lib/use-format.ts'
import { useWords } from '#client/lib/words.tsx'
import { Chip } from '#client/ui/chip.tsx'
import { type Column, Table } from '#client/ui/table.tsx'
import { short } from './short.ts'

const takeFocus = (link: HTMLAnchorElement | null) => link?.focus()

/** What nobody expects to be held: what was worked out about them, and what others said. */
const isUnexpected = ({ origin }: ItemRow) => origin === 'derived' || origin === 'third-party'

interface ItemTableProps {
  items: ItemRow[]
  caption: string
  withCategory: boolean
  /** Row that takes the focus as it arrives, so that reading goes on where it was. */
  firstNew: number
}

/** Lean rows: what all of them share stands above. */
export function ItemTable({ items, caption, withCategory, firstNew }: ItemTableProps) {
  const { t } = useWords()
  const { date } = useFormat()
  const day = useDay()
  const titles = useTitles()
  const { organisation } = useTenant()
  const lead = (item: ItemRow) => (
    <>
      <Link to={`/data/${item.category}/${item.id}`} ref={items[firstNew]?.id === item.id ? takeFocus : undefined}>
        <bdi>{short(item.title)}</bdi>
      </Link>{' '}
      {item.restricted && (
        <Chip tone="held" icon="pause">
          {t('data.restricted')}
        </Chip>
      )}
      {isUnexpected(item) && <small>{t(`data.row-origin.${item.origin}`, { organisation: organisation.name })}</small>}
    </>
  )
  const columns: [Column<ItemRow>, ...Column<ItemRow>[]] = [
    { key: 'what', head: t('data.what'), cell: lead },
    ...(withCategory
      ? [
          {
            key: 'category',
            head: t('data.category'),
            cell: ({ category }: ItemRow) => <Link to={`/data/${category}`}>{titles.category(category)}</Link>,
          },
        ]
      : []),
    { key: 'when', head: t('data.when'), cell: ({ at }) => (at ? day(at) : t('data.not-stated')) },
    { key: 'system', head: t('data.lies-in'), cell: ({ system }) => system },
    ...(items.some(({ keptUntil }) => keptUntil)
      ? [{ key: 'until', head: t('fact.until'), cell: ({ keptUntil }: ItemRow) => (keptUntil ? date(keptUntil) : t('data.not-stated')) }]
      : []),
  ]
  return <Table caption={caption} captionHidden rows={items} keyOf={({ id }) => id} columns={columns} />
}
