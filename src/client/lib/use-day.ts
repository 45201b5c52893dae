import { useFormat } from '#client/lib/use-format.ts'

/** An instant with its time, a local date without; what is no date, as the system spells it. */
export function useDay(): (at: string) => string {
  const { date, dateTime } = useFormat()
  return (at) => {
    if (Number.isNaN(Date.parse(at))) return at
    return at.length > 'YYYY-MM-DD'.length ? dateTime(at) : date(at)
  }
}
