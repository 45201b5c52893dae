import { type ChangeEvent, type SubmitEvent, useState } from 'react'
import { useSearchParams } from 'react-router'
import { type FilterName, type Filters, without, writeFilters } from './filters.ts'

/** Words are sent with Enter. A year is typed digit by digit, and each but the last is a date long ago. */
const isWhole = ({ name, value, type, validity }: HTMLInputElement | HTMLSelectElement) =>
  name !== 'q' && (type !== 'date' || (!validity.badInput && (value === '' || value >= '1900')))

/** What stands in the form. It follows the address where that moves by itself: somebody pressed Back, or followed a link. */
export function useDraft(filters: Filters) {
  const [, setParams] = useSearchParams()
  const [draft, setDraft] = useState(filters)
  const now = String(writeFilters(filters))
  const [seen, setSeen] = useState(now)
  const [sent, setSent] = useState(now)
  if (now !== seen) {
    setSeen(now)
    setSent(now)
    if (now !== sent) setDraft(filters)
  }
  const apply = (next: Filters) => {
    setDraft(next)
    const params = writeFilters(next)
    if (String(params) === now) return
    setSent(String(params))
    setParams(params, { preventScrollReset: true })
  }
  const change = ({ target }: ChangeEvent<HTMLInputElement | HTMLSelectElement>) => {
    const name = target.name as FilterName
    const next = { ...(name === 'period' ? without(draft, name) : draft), [name]: target.value }
    if (isWhole(target)) apply(next)
    else setDraft(next)
  }
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    apply({ ...draft, q: draft.q.trim() })
  }
  return { draft, change, submit }
}
