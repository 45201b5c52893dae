import { useQuery } from '@tanstack/react-query'
import type { RequestRow } from '#api/contract/requests.ts'
import { useTitles } from '#client/lib/event-sentence.ts'
import { itemQuery } from './requests-queries.ts'

type Concern = Pick<RequestRow, 'category' | 'item' | 'purpose'>

/** What a request is about, by name: the item, its kind, the use. Missing when it is about everything. */
export function useConcern({ category, item, purpose }: Concern): string | undefined {
  const titles = useTitles()
  // An item that is erased has no name any more; its kind still has.
  const { data } = useQuery({ ...itemQuery(item ?? ''), enabled: Boolean(item) })
  const named = [data?.title, category && titles.category(category), purpose && titles.purpose(purpose)]
  return named.filter(Boolean).join(', ') || undefined
}
