import { type ClientResponse, hc } from 'hono/client'
import type { SuccessStatusCode } from 'hono/utils/http-status'
import type { Api } from '#api/app.ts'
import { ApiError } from './api-error.ts'
import { currentLocale } from './language.ts'

/** Same origin, always. A lost connection becomes an `ApiError` too, so that there is one kind of failure. */
const ask = (input: RequestInfo | URL, init?: RequestInit) =>
  fetch(input, init).catch(() => {
    throw new ApiError(0, 'no-answer')
  })

const client = hc<Api>('/', { fetch: ask, headers: () => ({ 'Accept-Language': currentLocale() }) })

/** Every route below `/api/v1`, typed by the API itself. */
export const api = client.api.v1

type Answer<R> = R extends ClientResponse<infer Body, infer Status, string> ? (Status extends SuccessStatusCode ? Body : never) : never

/** The answer itself, or an `ApiError` from its problem document; for what is not JSON. */
export async function answered<R extends Pick<Response, 'ok' | 'status' | 'json'>>(asked: Promise<R>): Promise<R> {
  const response = await asked
  if (response.ok) return response
  const problem = (await response.json().catch(() => ({}))) as ApiError['problem']
  throw new ApiError(response.status, codeOf(problem, response.status), problem)
}

/** The body of the answer, or an `ApiError` from its problem document. */
export async function unwrap<R extends ClientResponse<unknown, number, string>>(asked: Promise<R>): Promise<Answer<R>> {
  const response = await answered(asked)
  return (response.status === 204 ? undefined : await response.json()) as Answer<R>
}

/** `type` ends in the code, whatever members the problem adds. */
const codeOf = ({ type, code }: ApiError['problem'], status: number) => type?.split('#')[1] ?? code ?? String(status)
