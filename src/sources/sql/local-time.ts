/** A local time without a zone, `2026-03-05T10:00:00.000`, and the instant it was. Years 1 to 9999; plain calendar, no clock. */

const day = 86_400_000
const last = Date.parse('9999-12-31T23:59:59.999Z')
/** Before it the offset of a zone is its local mean time, which never changed. */
const early = Date.parse('0002-01-01T00:00:00Z')
const formatters = new Map<string, Intl.DateTimeFormat>()
const days = new Map<string, Map<number, number>>()

/** How far the zone is ahead of UTC at an instant, both in milliseconds. */
function offsetAt(instant: number, timeZone: string): number {
  if (timeZone === 'UTC') return 0
  const at = Math.floor(Math.min(Math.max(instant, early), last - day) / 1000) * 1000
  const part = Object.fromEntries(
    formatterOf(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  )
  return Date.parse(`${part.year!.padStart(4, '0')}-${part.month}-${part.day}T${part.hour}:${part.minute}:${part.second}Z`) - at
}

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone)
  if (known) return known
  const two = '2-digit'
  const formatter = new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: two,
    day: two,
    hour: two,
    minute: two,
    second: two,
  })
  formatters.set(timeZone, formatter)
  return formatter
}

/**
 * The instant of a local time. Of the hour that comes twice the first one; the hour that is left out in spring shrinks to the moment it
 * would have begun: so later local times never lead to earlier instants, and rows in the order of a column are in the order of time.
 */
export function instantOf(local: string, timeZone: string): string {
  const wall = Date.parse(`${local}Z`)
  const [from, to] = [Math.floor(wall / day - 1), Math.ceil(wall / day + 1)]
  const [before, after] = [offsetOfDay(from, timeZone), offsetOfDay(to, timeZone)]
  if (before === after || offsetAt(wall - before, timeZone) === before) return iso(wall - before)
  if (offsetAt(wall - after, timeZone) === after) return iso(wall - after)
  return iso(changeBetween(from * day, to * day, timeZone))
}

/** The first moment of the later offset. */
function changeBetween(from: number, to: number, timeZone: string): number {
  const before = offsetAt(from, timeZone)
  let [low, high] = [from, to]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (offsetAt(middle, timeZone) === before) low = middle
    else high = middle
  }
  return high
}

/** At the beginning of a day of UTC, counted from 1970. Asking Intl takes so long that each day is asked for once. */
function offsetOfDay(n: number, timeZone: string): number {
  const known = days.get(timeZone) ?? new Map<number, number>()
  if (known.size > 20_000) known.clear()
  days.set(timeZone, known)
  const offset = known.get(n) ?? offsetAt(n * day, timeZone)
  known.set(n, offset)
  return offset
}

/** The local time of an instant. */
export function localTime(instant: string, timeZone: string): string {
  const at = Date.parse(instant)
  return iso(at + offsetAt(at, timeZone)).slice(0, -1)
}

/** Texts of instants are compared as texts, so none may have a year of five digits. */
const iso = (instant: number) => new Date(Math.min(instant, last)).toISOString()
