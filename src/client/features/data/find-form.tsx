import { type SubmitEvent, useState } from 'react'
import { useSearchParams } from 'react-router'
import { useWords } from '#client/lib/words.tsx'
import { Button } from '#client/ui/button.tsx'
import { SearchField } from '#client/ui/search.tsx'
import { type Option, Select } from '#client/ui/select.tsx'
import { type Filters, writeFilters } from './filters.ts'

export interface Pick {
  name: Exclude<keyof Filters, 'q'>
  label: string
  options: Option[]
}

interface FindFormProps {
  label: string
  filters: Filters
  picks: Pick[]
}

/** What is asked lives in the address, so that Back works and a link can be kept. Nothing is sent before the button (WCAG 3.2.2). */
export function FindForm({ label, filters, picks }: FindFormProps) {
  const { t } = useWords()
  const [, setParams] = useSearchParams()
  const [asked, setAsked] = useState(filters)
  const [draft, setDraft] = useState(filters)
  // The address moved by itself: somebody pressed Back or followed a link.
  if (String(writeFilters(asked)) !== String(writeFilters(filters))) {
    setAsked(filters)
    setDraft(filters)
  }
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    setParams(writeFilters(draft), { preventScrollReset: true })
  }
  const change = (name: keyof Filters) => (event: { target: { value: string } }) => setDraft({ ...draft, [name]: event.target.value })
  return (
    // biome-ignore lint/a11y/useSemanticElements: browsers of 2022 do not know the element search
    <form className="find" role="search" onSubmit={submit}>
      <SearchField label={label} name="q" maxLength={200} value={draft.q} onChange={change('q')} />
      {picks.map((pick) => (
        <Select
          key={pick.name}
          className="auto"
          name={pick.name}
          aria-label={pick.label}
          options={pick.options}
          value={draft[pick.name]}
          onChange={change(pick.name)}
        />
      ))}
      <Button type="submit">{t('data.find')}</Button>
    </form>
  )
}
