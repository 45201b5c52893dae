import type { Place } from './history-queries.ts'

/** The page of one receipt. A stream is `kind/id`, so it makes two parts of the path. */
export const receiptPath = ({ stream, version }: Place) => `/history/receipt/${stream}/${version}`

/** The beginning of the fact's fingerprint, as mails and pages of the API show it too. */
export const codeOf = ({ hash }: { hash: string }) => hash.slice(0, 12).toUpperCase().match(/.{4}/g)!.join('-')
