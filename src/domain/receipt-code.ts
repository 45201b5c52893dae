/** How a receipt is called wherever one is named: the beginning of the fact's fingerprint (`3F0C-1D52-77F1`). `hash`: that of the fact, hex. */
export const receiptCode = (hash: string): string => hash.slice(0, 12).toUpperCase().match(/.{4}/g)!.join('-')
