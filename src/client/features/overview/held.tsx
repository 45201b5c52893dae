import { Link } from 'react-router'
import type { OverviewView } from '#api/contract/data.ts'
import { useTitles } from '#client/lib/event-sentence.ts'
import { byId, useTenant } from '#client/lib/tenant.ts'
import { useFormat } from '#client/lib/use-format.ts'
import { useWords } from '#client/lib/words.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { Icon } from '#client/ui/icon.tsx'
import { iconOf } from '#client/ui/icon-names.ts'
import { Plate } from '#client/ui/plate.tsx'
import { Section } from '#client/ui/section.tsx'
import { Table } from '#client/ui/table.tsx'
import { MonthPicture } from './month-picture.tsx'

type Held = OverviewView['categories'][number]

/** Each kind of data with how much, what for, and what leaves next; below it, when it came. */
export function Held({ overview }: { overview: OverviewView }) {
  const { t } = useWords()
  const { organisation } = useTenant()
  if (overview.total === 0) {
    return (
      <Section title={t('overview.held.title')}>
        <Plate flush>
          <Empty
            title={t(overview.silent.length > 0 ? 'overview.held.none-yet' : 'overview.held.none', { organisation: organisation.name })}
          >
            {t('overview.held.none-text')}
          </Empty>
        </Plate>
      </Section>
    )
  }
  return (
    <Section title={t('overview.held.title')} aside={<Link to="/data">{t('overview.held.all')}</Link>}>
      <Plate flush>
        <Categories held={overview.categories} />
      </Plate>
      <MonthPicture months={overview.months} />
    </Section>
  )
}

function Categories({ held }: { held: Held[] }) {
  const { t, text } = useWords()
  const tenant = useTenant()
  const titles = useTitles()
  const format = useFormat()
  const usedFor = ({ id }: Held) => {
    const [first, second, ...more] = byId(tenant.categories, id)?.purposes ?? []
    if (!first) return t('overview.held.not-stated')
    const named = [first, second].filter((purpose) => purpose !== undefined).map(titles.purpose)
    return [...named, ...(more.length > 0 ? [t('overview.held.more', { count: more.length })] : [])].join(' · ')
  }
  const next = ({ id, nextErasure }: Held) => {
    if (nextErasure) return t('overview.held.next', { count: nextErasure.count, date: format.date(nextErasure.on) })
    const retention = byId(tenant.categories, id)?.retention
    return retention && 'text' in retention ? text(retention.text) : t('overview.held.not-stated')
  }
  const lead = (category: Held) => (
    <span className="icon-cell">
      <Icon name={iconOf(byId(tenant.categories, category.id)?.icon ?? '')} />
      <Link to={`/data/${category.id}`}>{titles.category(category.id)}</Link>
    </span>
  )
  return (
    <Table
      caption={t('overview.held.caption')}
      captionHidden
      rows={held}
      keyOf={({ id }) => id}
      columns={[
        { key: 'category', head: t('overview.held.category'), cell: lead },
        {
          key: 'items',
          head: t('overview.held.items'),
          unit: t('overview.held.items-unit'),
          numeric: true,
          cell: (row) => format.count(row.count),
        },
        { key: 'use', head: t('fact.use'), cell: usedFor },
        { key: 'next', head: t('overview.held.next-head'), cell: next },
      ]}
    />
  )
}
