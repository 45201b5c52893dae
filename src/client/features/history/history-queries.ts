import { queryOptions, useMutation } from '@tanstack/react-query'
import canonicalize from 'canonicalize'
import type { HistoryKind, HistoryPage, Receipt, Verification } from '#api/contract/history.ts'
import { api, unwrap } from '#client/lib/api-client.ts'
import type { ClaimedReceipt } from './read-receipt.ts'

export const pageSize = 50

/** The page of entries after the first `shown`. */
export const historyQuery = (kind: HistoryKind | undefined, shown: number) =>
  queryOptions({
    queryKey: ['history', kind, shown],
    queryFn: (): Promise<HistoryPage> => unwrap(api.history.$get({ query: { ...(kind && { kind }), shown: String(shown) } })),
  })

/** Where one entry stands. */
export interface Place {
  stream: string
  version: number
}

export const receiptQuery = ({ stream, version }: Place) =>
  queryOptions({
    queryKey: ['history', 'receipt', stream, version],
    queryFn: (): Promise<Receipt> => unwrap(api.history.receipt.$get({ query: { stream, version: String(version) } })),
  })

export type Verdict =
  | { kind: NonNullable<Verification['reason']> }
  /** `kept`: the receipt as it is issued today. */
  | { kind: 'valid' | 'words-differ'; kept: Receipt }

/** Has the fact compared by the server, then what stands beside it with the receipt the server issues for the same fact. */
async function verify(claimed: ClaimedReceipt): Promise<Verdict> {
  const { entry } = claimed
  const { valid, reason = 'unknown' } = await unwrap(api.history.verification.$post({ json: { entry } }))
  if (!valid) return { kind: reason }
  const { stream, version } = entry
  const kept: Receipt = await unwrap(api.history.receipt.$get({ query: { stream, version: String(version) } }))
  return { kind: saysTheSame(claimed, kept) ? 'valid' : 'words-differ', kept }
}

/** Words the tenant has since replaced cannot be compared; a receipt need not carry more than its entry. */
function saysTheSame(claimed: ClaimedReceipt, kept: Receipt): boolean {
  const beside = ['controller', 'previous', 'text'] as const
  return beside.every((member) => {
    const compared = claimed[member] !== undefined && kept[member] !== undefined
    return !compared || canonicalize(claimed[member]) === canonicalize(kept[member])
  })
}

export const useVerify = () => useMutation({ mutationFn: verify })
