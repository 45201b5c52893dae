/** One mail, ready to send: plain text first, HTML beside it. */
export interface Mail {
  id: string
  to: string
  subject: string
  text: string
  html: string
  /** Extra headers, exact names (`List-Unsubscribe`). */
  headers: Record<string, string>
  language: string
  at: string
}
