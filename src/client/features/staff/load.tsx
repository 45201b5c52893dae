import { Link } from 'react-router'
import type { QueuePage } from '#api/contract/staff.ts'
import { useFormat } from '#client/lib/use-format.ts'
import { Say, useWords } from '#client/lib/words.tsx'
import { Readouts } from '#client/ui/key-values.tsx'
import { Note } from '#client/ui/note.tsx'

const week = 7

/** How many fall due within a week; unknown when more than this page do. */
function dueThisWeek({ requests, next }: QueuePage): number | undefined {
  const soon = requests.filter(({ daysLeft }) => daysLeft >= 0 && daysLeft <= week)
  const allSeen = !next || requests.at(-1)!.daysLeft > week
  return allSeen ? soon.length : undefined
}

/** The work of the desk in numbers. Takes the first page of what is open. */
export function Load({ page }: { page: QueuePage }) {
  const { t } = useWords()
  const { count } = useFormat()
  const soon = dueThisWeek(page)
  return (
    <Readouts
      pairs={[
        { key: 'open', name: t('queue.open'), value: count(page.matching) },
        { key: 'late', name: t('queue.overdue'), value: count(page.late) },
        ...(soon === undefined ? [] : [{ key: 'soon', name: t('queue.soon'), value: count(soon) }]),
      ]}
    />
  )
}

/** What is late goes before everything. */
export function LateNote({ page: { late, requests } }: { page: QueuePage }) {
  const { t } = useWords()
  const { day } = useFormat()
  const first = requests[0]
  if (late === 0 || !first) return null
  return (
    <Note tone="bad">
      <p>
        <Say
          id="queue.late"
          values={{
            count: late,
            request: t(`staff.type.${first.requestType}`),
            name: first.name || t('staff.erased'),
            day: day(first.dueOn),
          }}
          components={{ 0: <b />, 1: <Link to={`/staff/requests/${first.id}`} /> }}
        />
      </p>
    </Note>
  )
}
