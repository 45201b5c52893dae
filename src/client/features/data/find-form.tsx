import { useState } from 'react'
import { useWords } from '#client/lib/words.tsx'
import { Button } from '#client/ui/button.tsx'
import { SearchField } from '#client/ui/search.tsx'
import { type Option, Select } from '#client/ui/select.tsx'
import { Dates } from './dates.tsx'
import { activeFilters, type FilterName, type Filters } from './filters.ts'
import { useDraft } from './use-draft.ts'

export interface Pick {
  name: Exclude<FilterName, 'q' | 'from' | 'to'>
  label: string
  options: Option[]
}

interface FindFormProps {
  label: string
  filters: Filters
  picks: Pick[]
  /** Picks that stand behind "More filters". */
  more?: Pick[]
}

/** What is asked lives in the address, so that Back works and a link can be kept. What is picked counts at once, words with Enter. */
export function FindForm({ label, filters, picks, more = [] }: FindFormProps) {
  const { t } = useWords()
  const { draft, change, submit } = useDraft(filters)
  const [moreAtFirst] = useState(() => activeFilters(filters).some((name) => more.some((pick) => pick.name === name)))
  const select = (pick: Pick) => (
    <Select
      key={pick.name}
      className="auto"
      name={pick.name}
      aria-label={pick.label}
      options={pick.options}
      value={draft[pick.name] || pick.options[0]!.value}
      onChange={change}
    />
  )
  return (
    // biome-ignore lint/a11y/useSemanticElements: browsers of 2022 do not know the element search
    <form className="stack-s" role="search" method="get" onSubmit={submit}>
      <div className="find">
        <SearchField label={label} name="q" maxLength={200} value={draft.q} onChange={change} />
        {picks.map(select)}
        <Button type="submit">{t('data.find')}</Button>
      </div>
      {more.length > 0 && (
        <details open={moreAtFirst || undefined}>
          <summary>{t('data.more-filters')}</summary>
          <div className="find">{more.map(select)}</div>
        </details>
      )}
      {draft.period === 'dates' && <Dates from={draft.from} to={draft.to} onChange={change} />}
    </form>
  )
}
