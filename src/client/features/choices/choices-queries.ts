import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ChoiceCommand } from '#api/contract/choices.ts'
import { api, unwrap } from '#client/lib/api-client.ts'
import { choicesQuery, requestsQuery } from '#client/lib/person-queries.ts'

/**
 * One choice is one command (rule 12). They go out one after another, so that an older answer never covers a newer one.
 * `context` is what stood before.
 */
export function useChoose() {
  const client = useQueryClient()
  return useMutation({
    scope: { id: 'choices' },
    mutationFn: (command: ChoiceCommand) => unwrap(api.choices.$post({ json: command })),
    onMutate: () => client.getQueryData(choicesQuery.queryKey),
    onSuccess: (after) => {
      client.setQueryData(choicesQuery.queryKey, after)
    },
  })
}

/** An objection that has to be weighed is a request (GDPR Art. 21(1)). `id`: the same press again is the same request. */
export function useObject() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ purpose, id }: { purpose: string; id: string }) =>
      unwrap(api.requests.$post({ json: { requestType: 'objection', purpose } }, { headers: { 'Idempotency-Key': `"${id}"` } })),
    onSuccess: () => client.invalidateQueries({ queryKey: requestsQuery.queryKey }),
  })
}
