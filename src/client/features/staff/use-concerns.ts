import type { RequestRow } from '#api/contract/requests.ts'
import { useTitles } from '#client/lib/event-sentence.ts'

/** What a request is about, where the person named it: a kind of data, a use, or both. */
export function useConcerns(): (request: Pick<RequestRow, 'category' | 'purpose'>) => string | undefined {
  const titles = useTitles()
  return ({ category, purpose }) => {
    const named = [category && titles.category(category), purpose && titles.purpose(purpose)].filter(Boolean)
    return named.length > 0 ? named.join(', ') : undefined
  }
}
