import { useSuspenseQuery } from '@tanstack/react-query'
import { overviewQuery } from '#client/lib/person-queries.ts'
import { byId, useTenant } from '#client/lib/tenant.ts'
import { useWords } from '#client/lib/words.tsx'
import type { Scope } from './export-queries.ts'

/** GDPR Art. 20(1)(a): portability reaches what rests on consent or contract. */
const portableBases = ['A6-1-a', 'A6-1-b']

/** The kinds of data the copy would hold now. How many of a kind are portable depends on each item, so no count is given for that copy. */
export function Inside({ scope }: { scope: Scope }) {
  const { t, text } = useWords()
  const { categories, purposes, organisation } = useTenant()
  const { categories: held } = useSuspenseQuery(overviewQuery).data
  const portable = (id: string) => portableBases.includes(byId(purposes, id)?.basis ?? '')
  const shown = held.flatMap((one) => {
    const category = byId(categories, one.id)
    if (one.count === 0 || (scope === 'portable' && !category?.purposes.some(portable))) return []
    const items = scope === 'access' ? t('export.items', { count: one.count }) : undefined
    return [{ id: one.id, name: category ? text(category.title) : one.id, items }]
  })
  return (
    <div className="stack-s">
      <h3>{t('export.in-it')}</h3>
      {held.every((one) => one.count === 0) && <p className="quiet">{t('export.in-it.none', { organisation: organisation.name })}</p>}
      <ul>
        {shown.map(({ id, name, items }) => (
          <li key={id}>
            {name} {items && <span className="quiet">{items}</span>}
          </li>
        ))}
      </ul>
    </div>
  )
}
