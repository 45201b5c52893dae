import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { QueuePage } from '#api/contract/staff.ts'
import { useWords } from '#client/lib/words.tsx'
import { Plate } from '#client/ui/plate.tsx'
import { Table } from '#client/ui/table.tsx'
import { Due } from './due.tsx'
import { referenceOf } from './reference-of.ts'
import { StateChip } from './state-chip.tsx'
import { useConcerns } from './use-concerns.ts'

type Row = QueuePage['requests'][number]

interface QueueTableProps {
  caption: string
  rows: readonly Row[]
  closed?: boolean
  /** Stands below the rows, within the plate. */
  children?: ReactNode
}

/** A row for each request: until when, what, from whom, how it stands. */
export function QueueTable({ caption, rows, closed, children }: QueueTableProps) {
  const { t } = useWords()
  const concerns = useConcerns()
  const what = (row: Row) => (
    <>
      <Link to={`/staff/requests/${row.id}`}>{t(`staff.type.${row.requestType}`)}</Link>
      <small>{[referenceOf(row.id), concerns(row)].filter(Boolean).join(', ')}</small>
    </>
  )
  return (
    <Plate flush>
      <Table
        caption={caption}
        captionHidden
        rows={rows}
        keyOf={({ id }) => id}
        columns={[
          { key: 'due', head: closed ? t('queue.closed-on') : t('queue.due'), cell: (row) => <Due request={row} /> },
          { key: 'request', head: t('queue.request'), names: true, cell: what },
          { key: 'from', head: t('queue.from'), cell: ({ name }) => name || <span className="quiet">{t('staff.erased')}</span> },
          { key: 'state', head: t('queue.state'), cell: (row) => <StateChip request={row} /> },
        ]}
      />
      {children}
    </Plate>
  )
}
