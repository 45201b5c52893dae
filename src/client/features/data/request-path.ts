import type { ItemView } from '#api/contract/data.ts'
import type { RequestType } from '#domain/request.ts'

/** The form of a request about one item. */
export const requestPath = (type: RequestType, { category, id }: Pick<ItemView, 'category' | 'id'>) =>
  `/requests/new/${type}?${new URLSearchParams({ category, item: id })}`
