import type { HistoryEntry } from '#api/contract/history.ts'
import { useNow } from '#client/lib/clock.ts'
import { today } from '#client/lib/format.ts'
import { useFormat } from '#client/lib/use-format.ts'
import { Timeline } from '#client/ui/timeline.tsx'
import { Fact } from './fact.tsx'
import { Looked } from './looked.tsx'
import { type Told, told } from './told.ts'

const entryOf = (one: Told): HistoryEntry => (one.kind === 'look' ? one.start : one.entry)

/** Month by month, newest first. */
export function Story({ entries }: { entries: readonly HistoryEntry[] }) {
  const { month: nameOf, day, time } = useFormat()
  const now = useNow()
  const months = Map.groupBy(told(entries, now), (one) => today(new Date(entryOf(one).at)).slice(0, 7))
  return [...months].map(([month, facts]) => (
    <section key={month} className="stack">
      <h2>{nameOf(month)}</h2>
      <Timeline
        dated
        steps={facts.map((one) => {
          const { stream, version, at } = entryOf(one)
          return {
            key: `${stream}/${version}`,
            state: 'done',
            when: `${day(at)}, ${time(at)}`,
            dateTime: at,
            content: one.kind === 'look' ? <Looked look={one} /> : <Fact entry={one.entry} />,
          }
        })}
      />
    </section>
  ))
}
