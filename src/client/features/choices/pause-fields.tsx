import { useState } from 'react'
import { useWords } from '#client/lib/words.tsx'
import { Select } from '#client/ui/select.tsx'
import { addDays, addMonths } from '#domain/legal-clock.ts'

const lengths = [1, 3, 6, 12]

/**
 * For how long: some months, or until a day one names, a year from today at the latest.
 * @param today local date of the organisation
 */
export function usePauseLength(today: string) {
  const [length, setLength] = useState('3')
  const [named, setNamed] = useState('')
  const [first, last] = [addDays(today, 1), addMonths(today, 12)]
  const date = length === 'date' ? named : addMonths(today, Number(length))
  /** `date`: local date on which topics come back; missing where what is named does not fit between `first` and `last`. */
  return { length, setLength, named, setNamed, first, last, date: date >= first && date <= last ? date : undefined }
}

export function PauseFields({ length, setLength, named, setNamed, first, last }: ReturnType<typeof usePauseLength>) {
  const { t } = useWords()
  const options = [
    ...lengths.map((count) => ({ value: String(count), label: t('choices.pause.months', { count }) })),
    { value: 'date', label: t('choices.pause.by-date') },
  ]
  return (
    <>
      <Select
        className="auto"
        aria-label={t('choices.pause.for')}
        options={options}
        value={length}
        onChange={(event) => setLength(event.target.value)}
      />
      {length === 'date' && (
        <input
          type="date"
          className="input auto"
          aria-label={t('choices.pause.back-on')}
          min={first}
          max={last}
          value={named}
          onChange={(event) => setNamed(event.target.value)}
        />
      )}
    </>
  )
}
