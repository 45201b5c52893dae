import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ExportView } from '#api/contract/exports.ts'
import { answered, api, unwrap } from '#client/lib/api-client.ts'
import { saveFile } from './save-file.ts'

export type Scope = ExportView['scope']

export const exportsQuery = queryOptions({
  queryKey: ['exports'],
  queryFn: (): Promise<{ exports: ExportView[] }> => unwrap(api.exports.$get()),
})

export function useMakeExport() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (scope: Scope): Promise<ExportView> => unwrap(api.exports.$post({ json: { scope } })),
    onSuccess: () => client.invalidateQueries({ queryKey: exportsQuery.queryKey }),
  })
}

/**
 * Fetches a copy and hands it to the device. By script and not by a plain link, because a link that is refused for want of a fresh
 * proof could say nothing. `bytes`: how much has come so far.
 */
export function useFetchExport() {
  const [bytes, setBytes] = useState(0)
  const fetching = useMutation({
    mutationFn: async ({ id }: ExportView) => {
      setBytes(0)
      const response: Response = await answered(api.exports[':id'].file.$get({ param: { id } }))
      return saveFile(response, setBytes)
    },
  })
  return { ...fetching, bytes }
}
