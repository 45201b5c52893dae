import { Link } from 'react-router'
import type { OverviewView } from '#api/contract/data.ts'
import { useTitles } from '#client/lib/event-sentence.ts'
import { byId, useTenant } from '#client/lib/tenant.ts'
import { useFormat } from '#client/lib/use-format.ts'
import { useWords } from '#client/lib/words.tsx'
import { Icon } from '#client/ui/icon.tsx'
import { iconOf } from '#client/ui/icon-names.ts'
import { Table } from '#client/ui/table.tsx'

type Held = OverviewView['categories'][number]

/** Each kind: how much, from where, because of what, until when, and how new. */
export function ByCategory({ overview }: { overview: OverviewView }) {
  const { t, text } = useWords()
  const { count, list, date, month } = useFormat()
  const tenant = useTenant()
  const titles = useTitles()
  const newest = (id: string) => overview.months.findLast(({ category }) => category === id)?.month
  const lead = ({ id }: Held) => {
    const category = byId(tenant.categories, id)
    return (
      <span className="icon-cell">
        <Icon name={iconOf(category?.icon ?? '')} />
        <span>
          <Link to={`/data/${id}`}>{titles.category(id)}</Link>
          {category && <small>{text(category.description)}</small>}
        </span>
      </span>
    )
  }
  const because = ({ id }: Held) => {
    const used = byId(tenant.categories, id)?.purposes ?? []
    const bases = new Set(tenant.purposes.filter((purpose) => used.includes(purpose.id)).map(({ basis }) => t(`basis.${basis}`)))
    return list([...bases]) || t('data.not-stated')
  }
  const until = ({ id, nextErasure }: Held) => {
    const retention = byId(tenant.categories, id)?.retention
    return (
      <>
        {retention && 'text' in retention ? text(retention.text) : t('data.not-stated')}
        {nextErasure && <small>{t('data.next', { count: nextErasure.count, date: date(nextErasure.on) })}</small>}
      </>
    )
  }
  return (
    <Table
      caption={t('overview.held.caption')}
      captionHidden
      rows={overview.categories}
      keyOf={({ id }) => id}
      columns={[
        { key: 'category', head: t('data.category'), cell: lead },
        { key: 'items', head: t('data.items'), unit: t('data.items-unit'), numeric: true, cell: (row) => count(row.count) },
        { key: 'from', head: t('fact.from'), cell: ({ systems }) => list(systems) },
        { key: 'because', head: t('fact.because'), cell: because },
        { key: 'until', head: t('fact.until'), cell: until },
        {
          key: 'newest',
          head: t('data.newest'),
          cell: ({ id }) => {
            const last = newest(id)
            return last ? month(last) : t('data.not-stated')
          },
        },
      ]}
    />
  )
}
