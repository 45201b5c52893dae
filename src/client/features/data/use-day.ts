import { useFormat } from '#client/lib/use-format.ts'

/** An instant with its time, a local date without. */
export function useDay(): (at: string) => string {
  const { date, dateTime } = useFormat()
  return (at) => (at.length > 'YYYY-MM-DD'.length ? dateTime(at) : date(at))
}
