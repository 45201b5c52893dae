/** Why a value that is held is left out of what the person sees (GDPR Art. 15(4), recital 63). */
export const redactions = ['third-party', 'trade-secret', 'security'] as const
export type Redaction = (typeof redactions)[number]
