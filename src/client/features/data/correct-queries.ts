import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Corrected, Correction } from '#api/contract/data.ts'
import { api, unwrap } from '#client/lib/api-client.ts'
import { isRefusal } from '#client/lib/api-error.ts'
import { requestsQuery } from '#client/lib/person-queries.ts'
import { itemQuery } from './data-queries.ts'

/** A new value for one field (GDPR Art. 16): taken over at once, or a request that a human decides on. */
export function useCorrect(id: string) {
  const client = useQueryClient()
  const again = (queryKey: readonly unknown[]) => client.invalidateQueries({ queryKey })
  return useMutation({
    mutationFn: (json: Correction): Promise<Corrected> => unwrap(api.items[':id'].corrections.$post({ param: { id }, json })),
    onSuccess: ({ item, request }) => {
      client.setQueryData(itemQuery(id).queryKey, item)
      if (request) return Promise.all([again(requestsQuery.queryKey), again(['items'])])
    },
    // Said in another window, or before an answer that was lost: the item shows it.
    onError: (error) => (isRefusal(error, 'request-open') ? again(itemQuery(id).queryKey) : undefined),
  })
}
