import { useFormat } from '#client/lib/use-format.ts'

/** "November 2026", or the year alone. */
export function useSpanName(): (span: string) => string {
  const { month } = useFormat()
  return (span) => (span.length === 'YYYY'.length ? String(Number(span)) : month(span))
}
