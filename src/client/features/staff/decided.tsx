import type { DeskView } from '#api/contract/staff.ts'
import { useTitles } from '#client/lib/event-sentence.ts'
import { useFormat } from '#client/lib/use-format.ts'
import { useWords } from '#client/lib/words.tsx'
import { Chip } from '#client/ui/chip.tsx'
import { Plate } from '#client/ui/plate.tsx'
import { Table } from '#client/ui/table.tsx'

type Outcome = DeskView['outcomes'][number]

/** How a closed request ended: when, on which ground, and what became of each kind of data (ERA-02). */
export function Decided({ desk }: { desk: DeskView }) {
  const { t } = useWords()
  const { fullDate } = useFormat()
  const { status, closedAt, refusal, outcomes } = desk
  const name = desk.name || t('staff.erased')
  return (
    <>
      <h2>{t('desk.decided')}</h2>
      <Plate>
        <p>{t(`desk.ended.${status}`, { name, date: closedAt ? fullDate(closedAt) : '' })}</p>
        {refusal && <p>{t(`ground.${refusal.ground}`)}</p>}
        {refusal?.late && <p className="quiet">{t('desk.told-late')}</p>}
      </Plate>
      {outcomes.length > 0 && (
        <Plate flush>
          <Outcomes outcomes={outcomes} />
        </Plate>
      )}
    </>
  )
}

function Outcomes({ outcomes }: { outcomes: Outcome[] }) {
  const { t } = useWords()
  const { category } = useTitles()
  const { count, fullDate } = useFormat()
  const fate = ({ result, ground, until }: Outcome) => (
    <>
      <Chip icon={result === 'kept' ? 'lock' : 'done'} tone={result === 'kept' ? 'held' : 'good'}>
        {t(`desk.outcome.${result}`)}
      </Chip>
      {ground && <small>{t(`staff.ground.${ground}`)}</small>}
      {until && <small>{t('desk.outcome.until', { date: fullDate(until) })}</small>}
    </>
  )
  return (
    <Table
      caption={t('desk.outcomes')}
      captionHidden
      rows={outcomes}
      keyOf={(row) => `${row.category} ${row.result} ${row.ground}`}
      columns={[
        { key: 'category', head: t('desk.category'), cell: (row) => category(row.category) },
        { key: 'items', head: t('desk.items'), cell: (row) => count(row.count) },
        { key: 'fate', head: t('desk.decision'), cell: fate },
      ]}
    />
  )
}
