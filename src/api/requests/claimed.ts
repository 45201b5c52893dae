import type { Claimed } from '#api/contract/requests.ts'
import { mask } from '#api/data/mask.ts'
import type { Text } from '#domain/tenant.ts'
import type { Value } from '#sources/source.ts'

/** Key in the vault of a request: what is said to be wrong. */
export const correctionKey = 'correction'

/** Key of what was sent along with a request, under the request's own id. */
export const fileKey = (id: string) => `file/${id}`

/** What `correction` holds. */
export interface StoredClaim {
  field: string
  system: string
  label?: Text
  before: Value['value']
  shown?: Text
  after: string
}

/** What `file/{id}` holds; `data` in base64. The name is what the sender calls it, and leads nowhere. */
export interface StoredFile {
  name: string
  type: string
  data: string
}

/** What the pages of a request show of it; undefined for other requests, and once it is erased. */
export function claimed(vault: Readonly<Record<string, unknown>>, id: string): Claimed | undefined {
  const claim = vault[correctionKey] as StoredClaim | undefined
  const file = vault[fileKey(id)] as StoredFile | undefined
  return claim && { ...claim, ...(file && { file: { name: file.name, type: file.type, size: bytesOf(file.data).length } }) }
}

export const bytesOf = (base64: string) => Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))

/** As staff see it who look on: that something is said to be wrong, not what (IMP-04). */
export function maskClaim({ shown: _, file, ...claim }: Claimed): Claimed {
  return { ...claim, before: mask, after: mask, ...(file && { file: { ...file, name: mask } }) }
}
