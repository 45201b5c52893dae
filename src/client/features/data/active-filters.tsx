import { useWords } from '#client/lib/words.tsx'
import { ButtonLink } from '#client/ui/button.tsx'
import { type Filters, noFilters, without, writeFilters } from './filters.ts'
import { useFilterWords } from './use-filter-words.ts'

interface ActiveFiltersProps {
  filters: Filters
  /** The way to drop all of them stands below already. */
  isAllElsewhere: boolean
  /** What was pressed goes away with its filter, so the focus needs another place. */
  onDrop: () => void
}

/** What the list is narrowed to; each goes at a press. */
export function ActiveFilters({ filters, isAllElsewhere, onDrop }: ActiveFiltersProps) {
  const { t } = useWords()
  const active = useFilterWords(filters)
  const address = (left: Filters) => ({ search: String(writeFilters(left)) })
  if (active.length === 0) return null
  return (
    <ul className="row active-filters" aria-label={t('data.filters')}>
      {active.map(({ name, words }) => (
        <li key={name}>
          <ButtonLink
            small
            icon="cross"
            to={address(without(filters, name))}
            preventScrollReset
            onClick={onDrop}
            aria-label={t('data.filter.drop', { filter: words })}
          >
            <bdi>{words}</bdi>
          </ButtonLink>
        </li>
      ))}
      {active.length > 1 && !isAllElsewhere && (
        <li>
          <ButtonLink look="plain" small to={address({ ...noFilters, sort: filters.sort })} preventScrollReset onClick={onDrop}>
            {t('data.show-all')}
          </ButtonLink>
        </li>
      )}
    </ul>
  )
}
