import type { Context, ErrorHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { Problem } from '#api/contract/problem.ts'
import type { ApiEnv } from '#api/env.ts'
import { Refusal } from '#domain/decider.ts'
import { wordsFor } from '#words/words.ts'
import { TooMany } from './rate-limit.ts'
import { RefusalWith } from './refusal-with.ts'
import { type Fault, Unprocessable } from './unprocessable.ts'

/** Refusals that are not about state or a field. The rest answers 422 when it names a field and 409 when not. */
const statuses: Record<string, number> = {
  malformed: 400,
  'signed-out': 401,
  'key-needed': 401,
  'scope-missing': 403,
  'fresh-proof-needed': 403,
  'impersonation-read-only': 403,
  'not-allowed': 403,
  'origin-refused': 403,
  'sign-in-needed': 403,
  'link-too-old': 403,
  'issuer-refused': 403,
  'identity-not-verified': 403,
  'mark-unknown': 403,
  'signature-refused': 403,
  'not-found': 404,
  'body-too-large': 413,
  'wrong-content-type': 415,
  unprocessable: 422,
  // One Idempotency-Key, two different requests (API-03).
  'request-exists': 422,
  'too-many': 429,
  internal: 500,
  'source-silent': 503,
  'store-silent': 503,
}

const codeOfStatus = (status: number) => Object.keys(statuses).find((code) => statuses[code] === status) ?? 'malformed'

/** Whatever was thrown, as its code, the fields concerned and what else the answer carries. */
function read(error: unknown): { code: string; faults: readonly Fault[]; extra?: Partial<Problem> } {
  if (error instanceof Unprocessable) return { code: 'unprocessable', faults: error.faults }
  if (error instanceof RefusalWith) return { code: error.code, faults: [], extra: error.extra }
  if (error instanceof Refusal)
    return { code: error.code, faults: error.pointers.map((pointer) => ({ pointer, words: [`refusal.${error.code}`] })) }
  if (isHungUp(error)) return { code: 'malformed', faults: [] }
  if (error instanceof HTTPException) return { code: codeOfStatus(error.status), faults: [] }
  return { code: 'internal', faults: [] }
}

/** The caller broke off while sending; there is nobody to answer and nothing of ours to mend. */
const isHungUp = (error: unknown) => error instanceof Error && error.message === 'aborted' && 'code' in error && error.code === 'ECONNRESET'

/** Every error of the API as RFC 9457 in the reader's language (API-01). The one place where errors become answers. */
export const onError: ErrorHandler<ApiEnv> = (error, c) => {
  const { code, faults, extra } = read(error)
  if (code === 'internal') console.error(error)
  if (error instanceof TooMany) c.header('Retry-After', String(error.retryAfter))
  return answerProblem(c, code, faults, extra)
}

/** A problem answer. `extra` holds extension members (RFC 9457 §3.2). */
export function answerProblem(c: Context<ApiEnv>, code: string, faults: readonly Fault[] = [], extra: Partial<Problem> = {}): Response {
  const status = statuses[code] ?? (faults.length > 0 ? 422 : 409)
  const words = wordsFor(c.var.language ?? 'en')
  const problem: Problem = {
    type: `${c.var.host.baseUrl}/help#${code}`,
    title: words(`problem.${status}`),
    status,
    detail: words(`refusal.${code}`),
    code,
    ...(faults.length > 0 && { errors: faults.map((fault) => ({ pointer: fault.pointer, detail: words(...fault.words) })) }),
    ...extra,
  }
  const language = { 'Content-Language': c.var.language ?? 'en' }
  return c.body(JSON.stringify(problem), status as 400, { 'Content-Type': 'application/problem+json', ...language })
}
