import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { ItemView } from '#api/contract/data.ts'
import type { NewRequest, RequestView } from '#api/contract/requests.ts'
import { api, unwrap } from '#client/lib/api-client.ts'
import { requestsQuery } from '#client/lib/person-queries.ts'

/** Read anew whenever the person comes back to the page: the office may have answered meanwhile. */
export const requestQuery = (id: string) =>
  queryOptions({
    queryKey: ['requests', id],
    queryFn: (): Promise<RequestView> => unwrap(api.requests[':id'].$get({ param: { id } })),
    refetchOnWindowFocus: 'always',
  })

/** The item a request is about, for its name. */
export const itemQuery = (id: string) =>
  queryOptions({
    queryKey: ['items', 'one', id],
    queryFn: (): Promise<ItemView> => unwrap(api.items[':id'].$get({ param: { id } })),
  })

/** The request as the server says it is after an act; the list is asked again. */
function useTake() {
  const client = useQueryClient()
  return (request: RequestView) => {
    client.setQueryData(requestQuery(request.id).queryKey, request)
    return client.invalidateQueries({ queryKey: requestsQuery.queryKey, exact: true })
  }
}

/** Files a request under an id made here: pressed twice or sent again, it is one request (DESIGN §5, rule 12). */
export function useFileRequest() {
  const take = useTake()
  return useMutation({
    mutationFn: ({ id, ...json }: NewRequest & { id: string }): Promise<RequestView> =>
      unwrap(api.requests.$post({ json }, { headers: { 'Idempotency-Key': `"${id}"` } })),
    onSuccess: take,
  })
}

export function useSendMessage(id: string) {
  const take = useTake()
  return useMutation({
    mutationFn: (text: string): Promise<RequestView> => unwrap(api.requests[':id'].messages.$post({ param: { id }, json: { text } })),
    onSuccess: take,
  })
}

export function useWithdraw(id: string) {
  const take = useTake()
  return useMutation({
    mutationFn: (): Promise<RequestView> => unwrap(api.requests[':id'].withdrawal.$post({ param: { id } })),
    onSuccess: take,
  })
}
