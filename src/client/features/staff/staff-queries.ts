import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { DeskCommand } from '#api/contract/requests.ts'
import type { AuditRow, DeskView, FoundPerson, QueuePage } from '#api/contract/staff.ts'
import { api, unwrap } from '#client/lib/api-client.ts'
import type { RequestStatus } from '#domain/request.ts'

export type QueueStatus = RequestStatus | 'open' | 'closed'

/** Grows page by page; what is due first stands first. */
export const queueQuery = (status: QueueStatus) =>
  infiniteQueryOptions({
    queryKey: ['queue', status],
    queryFn: ({ pageParam: after }): Promise<QueuePage> => unwrap(api.staff.requests.$get({ query: { status, ...(after && { after }) } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
  })

export const deskQuery = (id: string) =>
  queryOptions({
    queryKey: ['desk', id],
    queryFn: (): Promise<DeskView> => unwrap(api.staff.requests[':id'].$get({ param: { id } })),
  })

/** One act on a request; its answer is the request as it stands afterwards. */
export function useDeskAct(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (json: DeskCommand): Promise<DeskView> => unwrap(api.staff.requests[':id'].acts.$post({ param: { id }, json })),
    onSuccess: (desk) => client.setQueryData(deskQuery(id).queryKey, desk),
  })
}

/** A search is sent in a body, so that no name or address stands in a log. */
export const peopleQuery = (text: string) =>
  queryOptions({
    queryKey: ['people', text],
    queryFn: async (): Promise<FoundPerson[]> => (await unwrap(api.staff.people.search.$post({ json: { text } }))).people,
  })

export const personQuery = (id: string) =>
  queryOptions({
    queryKey: ['people', 'one', id],
    queryFn: (): Promise<FoundPerson> => unwrap(api.staff.people[':id'].$get({ param: { id } })),
  })

/** Grows by the minute and by what others do, so it is read anew each time. */
export const auditQuery = queryOptions({
  queryKey: ['audit'],
  queryFn: async (): Promise<AuditRow[]> => (await unwrap(api.staff.audit.$get())).views,
  staleTime: 0,
})
