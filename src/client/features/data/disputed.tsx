import { Link } from 'react-router'
import type { ItemView } from '#api/contract/data.ts'
import { useFormat } from '#client/lib/use-format.ts'
import { Say } from '#client/lib/words.tsx'

/** Beside a value the person says is wrong: until when it is decided, and where to follow it. */
export function Disputed({ disputed: { request, dueOn } }: { disputed: NonNullable<ItemView['values'][number]['disputed']> }) {
  const { date } = useFormat()
  return (
    <p className="fine quiet">
      <Say id="data.disputed" values={{ date: date(dueOn) }} components={{ 0: <Link to={`/requests/${request}`} /> }} />
    </p>
  )
}
