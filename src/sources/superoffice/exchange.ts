import { parsedJson } from '#sources/parsed-json.ts'

/** What the CRM did not do, or not yet. Neither secrets nor personal data ever stand in the message. */
export class CrmFault extends Error {
  constructor(name: string, what: string, cause?: unknown) {
    super(`${name} ${what}.`, { cause })
    this.name = 'CrmFault'
  }
}

export interface Exchange {
  method?: 'GET' | 'PUT' | 'POST' | 'DELETE'
  headers?: Record<string, string>
  body?: unknown
}

export interface Answer {
  status: number
  /** Milliseconds after which to come again, where the answer says so. */
  retryAfterMs?: number
  /** Parsed; undefined where there is none: the page of a proxy says nothing. */
  json: unknown
}

/** One request as JSON, answered within `limitMs`. No redirect is followed: secrets go nowhere but where they were sent. */
export async function exchange(name: string, url: string, { method = 'GET', headers, body }: Exchange, limitMs: number): Promise<Answer> {
  const said = body === undefined ? {} : { body: JSON.stringify(body) }
  const answer = await fetch(url, {
    method,
    ...said,
    headers: { accept: 'application/json', ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    redirect: 'manual',
    signal: AbortSignal.timeout(limitMs),
  }).catch((error: Error) => {
    const late = error.name === 'TimeoutError'
    throw new CrmFault(name, late ? `does not answer: nothing within ${limitMs} ms` : `does not answer: ${codeOf(error)}`)
  })
  const text = await textOf(name, answer).catch((error: Error) => {
    throw error instanceof CrmFault ? error : new CrmFault(name, `broke off: ${codeOf(error)}`)
  })
  return { status: answer.status, retryAfterMs: waitOf(answer.headers.get('retry-after')), json: parsedJson(text) }
}

/** Longest answer, in megabytes: many times a page of two hundred rows. What has no end would take all memory within its time. */
const mostMegabytes = 32

async function textOf(name: string, { body }: Response): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  let size = 0
  for await (const part of body ?? []) {
    size += part.length
    if (size > mostMegabytes * 1_000_000) throw new CrmFault(name, `answers more than ${mostMegabytes} MB at once`)
    text += decoder.decode(part, { stream: true })
  }
  return text + decoder.decode()
}

/** What `fetch` hides behind "fetch failed"; the code alone, as the message may hold more than a log should. */
const codeOf = ({ cause, name }: Error) => (cause as { code?: string } | undefined)?.code ?? name

/** RFC 9110, 10.2.3: seconds or a date. */
function waitOf(header: string | null): number | undefined {
  if (header === null) return undefined
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now()
  return Number.isNaN(ms) ? undefined : Math.max(0, ms)
}
