import { localDate } from '#domain/legal-clock.ts'
import type { Value } from '#sources/source.ts'
import type { Cell, Kind } from '#sources/sql/dialects/dialect.ts'
import { instantOf } from './local-time.ts'

/** How the cells of a column are understood. `as: date`: the time of day means nothing. */
export interface Understood {
  kind: Kind
  as?: 'date'
  /** Zone of local times, and of days of instants. */
  timeZone: string
}

/** A moment as any of the databases writes it, in UTC where it has a zone. */
const moment = /^(\d{4}-(?!00)\d\d-(?!00)\d\d)(?:[ T](\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?(?:\+00)?)?$/

/** What a person sees of a cell: time as ISO 8601, numbers that JavaScript cannot hold and what it has no word for as text. */
export function readCell(cell: Cell, understood: Understood): Value['value'] {
  if (cell === null) return null
  switch (understood.kind) {
    case 'number': {
      const number = Number(cell)
      return Number.isFinite(number) ? number : cell
    }
    case 'boolean':
      return /^(t|true|1)$/.test(cell) ? true : /^(f|false|0)$/.test(cell) ? false : Number(cell)
    case 'date':
    case 'wall':
    case 'instant':
      // MySQL writes zeros where it means that there is no date.
      return cell.startsWith('0000-00-00') ? null : (timeOf(cell, understood) ?? cell)
    case 'bytes':
      return readable(cell)
    default:
      return cell
  }
}

/** An instant or a date of the years 1 to 9999; undefined for anything else (44 BC, infinity, 2026-00-00). */
export function timeOf(cell: Cell, { kind, as, timeZone }: Understood): string | undefined {
  const [, date, time = '00:00:00', fraction = ''] = moment.exec(cell ?? '') ?? []
  if (!date || kind === 'date') return date
  if (as === 'date' && kind === 'wall') return date
  const local = `${date}T${time}.${fraction.padEnd(3, '0').slice(0, 3)}`
  if (kind === 'wall') return instantOf(local, timeZone)
  return as === 'date' ? localDate(`${local}Z`, timeZone) : `${local}Z`
}

const strict = new TextDecoder('utf-8', { fatal: true })

/** Bytes are shown as the text they are where they are one, else in hex: nothing that is held is left out. */
function readable(hex: string): string {
  try {
    const text = strict.decode(Buffer.from(hex, 'hex'))
    // Characters that control something stand in no text but for tabs and ends of lines.
    if (!/[^\P{Cc}\t\n\r]/u.test(text)) return text
  } catch {
    // Not UTF-8.
  }
  return `\\x${hex}`
}
