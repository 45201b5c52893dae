import { type Format, formatsFor, today } from './format.ts'
import { useWords } from './words.tsx'

/** Formats in the language shown. `when` writes an instant of today as "Today, 10:42". */
export function useFormat(): Format & { when: (instant: string, now: Date) => string } {
  const { t, locale } = useWords()
  const format = formatsFor(locale)
  const when = (instant: string, now: Date) =>
    today(new Date(instant)) === today(now) ? t('format.today', { time: format.time(instant) }) : format.dateTime(instant)
  return { ...format, when }
}
