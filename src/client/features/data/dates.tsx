import type { ChangeEventHandler } from 'react'
import { useWords } from '#client/lib/words.tsx'
import { TextField } from '#client/ui/field.tsx'

interface DatesProps {
  from: string
  to: string
  onChange: ChangeEventHandler<HTMLInputElement>
}

/** From one local date to another; either may be missing. */
export function Dates({ from, to, onChange }: DatesProps) {
  const { t } = useWords()
  return (
    <div className="row">
      <TextField type="date" name="from" label={t('data.from-day')} value={from} onChange={onChange} />
      <TextField type="date" name="to" label={t('data.to-day')} value={to} onChange={onChange} />
    </div>
  )
}
