import { receiptCode } from '#domain/receipt-code.ts'
import type { Place } from './history-queries.ts'

/** The page of one receipt. A stream is `kind/id`, so it makes two parts of the path. */
export const receiptPath = ({ stream, version }: Place) => `/history/receipt/${stream}/${version}`

/** What the receipt of a fact is called. */
export const codeOf = ({ hash }: { hash: string }) => receiptCode(hash)
