import { Link } from 'react-router'
import { useFormat } from '#client/lib/use-format.ts'
import { useWords } from '#client/lib/words.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { type Filters, isFiltered, noFilters, writeFilters } from './filters.ts'
import { useFilterWords } from './use-filter-words.ts'

interface NothingFoundProps {
  filters: Filters
  /** A system has not answered, so there may be more. */
  isPartial: boolean
  onDrop: () => void
}

/** What was looked for, and the way back to everything. */
export function NothingFound({ filters, isPartial, onDrop }: NothingFoundProps) {
  const { t } = useWords()
  const { list } = useFormat()
  const looked = list(useFilterWords(filters).map(({ words }) => words))
  const all = { search: String(writeFilters({ ...noFilters, sort: filters.sort })) }
  const act = (
    <Link to={all} preventScrollReset onClick={onDrop}>
      {t('data.show-all')}
    </Link>
  )
  return (
    <Empty title={t('data.none-found')} act={isFiltered(filters) && act}>
      {isFiltered(filters) ? t('data.none-found-with', { filters: looked }) : t('data.none-found-text')} {isPartial && t('data.none-yet')}
    </Empty>
  )
}
