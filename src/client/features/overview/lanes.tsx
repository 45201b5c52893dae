import { useTitles } from '#client/lib/event-sentence.ts'
import { useWords } from '#client/lib/words.tsx'
import type { Span } from './months.ts'
import { useSpanName } from './use-span-name.ts'

/** Kinds with a lane of their own; what is left shares the last one. */
const mostLanes = 5
const height = 16

interface Lane {
  name: string
  /** Ids of its kinds. */
  kinds: string[]
}

/** All lanes on one scale of time and of number. For the eyes alone. */
export function Lanes({ spans }: { spans: Span[] }) {
  const { t } = useWords()
  const titles = useTitles()
  const nameOf = useSpanName()
  const ordered = kindsOf(spans)
  const own = ordered.length > mostLanes + 1 ? mostLanes : ordered.length
  const rest = ordered.slice(own)
  const lanes: Lane[] = [
    ...ordered.slice(0, own).map((id) => ({ name: titles.category(id), kinds: [id] })),
    ...(rest.length > 0 ? [{ name: t('overview.months.rest', { count: rest.length }), kinds: rest }] : []),
  ]
  const drawn = lanes.map((lane) => ({ ...lane, counts: spans.map((span) => countOf(span, lane.kinds)) }))
  const most = Math.max(...drawn.flatMap(({ counts }) => counts))
  return (
    <div className="lanes" aria-hidden="true">
      {drawn.map(({ name, counts }) => (
        <div key={name}>
          <span className="fine">{name}</span>
          <svg viewBox={`0 0 ${spans.length} ${height}`} preserveAspectRatio="none" aria-hidden="true">
            <path d={strokes(counts, most)} />
          </svg>
        </div>
      ))}
      <p className="months-ends fine quiet">
        <span>{nameOf(spans[0]!.span)}</span>
        <span>{nameOf(spans.at(-1)!.span)}</span>
      </p>
    </div>
  )
}

const countOf = ({ kinds }: Span, ids: string[]) => kinds.filter(({ id }) => ids.includes(id)).reduce((sum, { count }) => sum + count, 0)

/** Most first. */
function kindsOf(spans: Span[]): string[] {
  const counts = new Map<string, number>()
  for (const { id, count } of spans.flatMap(({ kinds }) => kinds)) counts.set(id, (counts.get(id) ?? 0) + count)
  return [...counts].sort((a, b) => b[1] - a[1]).map(([id]) => id)
}

/** One item among 100,000 is a stroke too, if a short one. */
const strokes = (counts: number[], most: number) =>
  counts.map((count, index) => (count > 0 ? `M${index + 0.5} ${height}V${height - Math.max(2, (count / most) * height)}` : '')).join('')
