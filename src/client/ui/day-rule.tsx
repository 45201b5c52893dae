import type { CSSProperties, ReactNode } from 'react'
import { classNames } from './class-names.ts'

export interface DayRuleProps {
  /** Calendar days from receipt to the due date; one mark each, a week where there are more than a hundred, a month beyond two years. */
  days: number
  /** Where today stands, from 0 to 1. */
  now: number
  /** Where the first due date stands, from 0 to 1, once there was an extension. */
  mid?: number
  tone?: 'late' | 'held'
  /** "13 days left, today is Tue 17 Nov" */
  left: ReactNode
  /** Two, or three where `mid` is given; "Received", "First due", "Due". */
  marks: { label: string; value: ReactNode }[]
}

/** Days between two small marks, and small marks between two large ones. */
const scaleOf = (days: number) =>
  days <= 120 ? { step: 1, large: 7 } : days <= 730 ? { step: 7, large: 13 } : { step: 365.25 / 12, large: 12 }

const ticks = (days: number, step: number, drawn: (mark: number) => boolean, height: number) =>
  Array.from({ length: Math.floor(days / step) + 1 }, (_, mark) => mark)
    .filter(drawn)
    .map((mark) => `M${Math.round(mark * step * 100) / 100} 0V${height}`)
    .join('')

const clamp = (part: number) => Math.min(1, Math.max(0, part))

/** Time drawn to scale: the needle is today. The words say everything the drawing says, so the drawing is silent. */
export function DayRule({ days, now, mid, tone, left, marks }: DayRuleProps) {
  const { step, large } = scaleOf(days)
  const place = { '--now': clamp(now), ...(mid !== undefined && { '--mid': clamp(mid) }) } as CSSProperties
  return (
    <div className={classNames('rule', tone)} style={place}>
      <p className={classNames('rule-now', now > 0.5 && 'flip')}>{left}</p>
      <div className="rule-scale" aria-hidden="true">
        <svg viewBox={`0 0 ${days} 10`} preserveAspectRatio="none" aria-hidden="true">
          <path className={classNames(days / step > 62 && 'dense')} d={ticks(days, step, (mark) => mark % large !== 0, 5)} />
          <path className="weeks" d={ticks(days, step, (mark) => mark % large === 0, 10)} />
        </svg>
      </div>
      <ul className={classNames('rule-marks', mid !== undefined && 'three')}>
        {marks.map(({ label, value }) => (
          <li key={label}>
            <span>{label}</span> {value}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** A day rule for a row of a table: a line that fills. */
export function Gauge({ now, tone }: { now: number; tone?: 'late' | 'soon' }) {
  return <span className={classNames('gauge', tone)} style={{ '--now': clamp(now) } as CSSProperties} aria-hidden="true" />
}
