import { Link } from 'react-router'
import type { OverviewView } from '#api/contract/data.ts'
import { useTitles } from '#client/lib/event-sentence.ts'
import { byId, useTenant } from '#client/lib/tenant.ts'
import { useFormat } from '#client/lib/use-format.ts'
import { useWords } from '#client/lib/words.tsx'
import { Table } from '#client/ui/table.tsx'
import { type HeldFor, heldBy } from './held-for.ts'
import { useUse } from './use-use.ts'

interface Props {
  overview: OverviewView
}

export function BySource({ overview }: Props) {
  const { t } = useWords()
  const { count } = useFormat()
  return (
    <Table
      caption={t('data.caption.source')}
      captionHidden
      rows={overview.systems}
      keyOf={({ name }) => name}
      columns={[
        {
          key: 'system',
          head: t('data.system'),
          cell: ({ name }) => <Link to={`/data?${new URLSearchParams({ system: name })}`}>{name}</Link>,
        },
        { key: 'items', head: t('data.items'), unit: t('data.items-unit'), numeric: true, cell: (row) => count(row.count) },
      ]}
    />
  )
}

export function ByUse({ overview }: Props) {
  const { t } = useWords()
  const { count, list } = useFormat()
  const use = useUse()
  const titles = useTitles()
  const tenant = useTenant()
  const lead = ({ id }: HeldFor) => {
    const { title, stopped } = use(id)
    return (
      <>
        <Link to={`/data?purpose=${id}`}>{title}</Link>
        {stopped && <small>{stopped}</small>}
      </>
    )
  }
  return (
    <Table
      caption={t('data.caption.use')}
      captionHidden
      rows={heldBy('purposes', tenant.categories, overview)}
      keyOf={({ id }) => id}
      columns={[
        { key: 'use', head: t('fact.use'), cell: lead },
        { key: 'items', head: t('data.items'), unit: t('data.items-unit'), numeric: true, cell: (row) => count(row.count) },
        { key: 'because', head: t('fact.because'), cell: ({ id }) => t(`basis.${byId(tenant.purposes, id)!.basis}`) },
        { key: 'categories', head: t('data.categories'), cell: (row) => list(row.categories.map(titles.category)) },
      ]}
    />
  )
}

export function ByRecipient({ overview }: Props) {
  const { t, text } = useWords()
  const { list, country } = useFormat()
  const titles = useTitles()
  const tenant = useTenant()
  const rows = heldBy('recipients', tenant.categories, overview).map((row) => ({ ...row, recipient: byId(tenant.recipients, row.id)! }))
  return (
    <Table
      caption={t('data.caption.recipient')}
      captionHidden
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        { key: 'name', head: t('fact.shared'), cell: ({ recipient }) => recipient.name },
        { key: 'what', head: t('data.recipient-what'), cell: ({ recipient }) => text(recipient.what) },
        { key: 'where', head: t('data.recipient-where'), cell: ({ recipient }) => country(recipient.country) },
        { key: 'categories', head: t('data.categories'), cell: (row) => list(row.categories.map(titles.category)) },
      ]}
    />
  )
}
