import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod/mini'
import type { SuperOffice } from './entry.ts'
import { type Answer, CrmFault, type Exchange, exchange } from './exchange.ts'
import { systemUser } from './system-user.ts'
import { tenantState } from './tenant-state.ts'

export interface Call extends Pick<Exchange, 'method' | 'body'> {
  query?: Record<string, string | number>
  /** Answered 412 where it has changed since. */
  unmodifiedSince?: string
}

export interface Crm {
  /** Answers with 2xx, 404 or 412; throws `CrmFault` for all else. `path` as in the vendor's reference: `Person/12`. */
  call(path: string, call?: Call): Promise<Answer>
  /** What stands at a path; undefined where there is nothing. */
  get<Schema extends z.core.$ZodType>(path: string, schema: Schema, query?: Call['query']): Promise<z.output<Schema> | undefined>
}

export interface Limits {
  /** Longest time for one answer, in milliseconds. */
  answerMs: number
  /** How long a call comes again where it is asked to; after that the caller has to. */
  patienceMs: number
}

/** How long to wait where the CRM asks for another try without saying when, and at least. */
const unsaidMs = 500
const leastMs = 100

/** The API of one tenant. A ticket that has run out (401) and a host that has changed (421) are mended once a call, unseen. */
export function crmClient(settings: SuperOffice, { answerMs, patienceMs }: Limits): Crm {
  const { name, applicationToken } = settings
  const state = tenantState(settings, answerMs)
  const user = systemUser(settings, answerMs)

  const call = async (path: string, { method = 'GET', body, query = {}, unmodifiedSince }: Call = {}): Promise<Answer> => {
    const until = Date.now() + patienceMs
    const mended = new Set<number>()
    for (;;) {
      const url = new URL(path, await state.base())
      const ticket = await user.ticket()
      for (const [key, value] of Object.entries(query)) url.searchParams.set(key, String(value))
      const headers = {
        authorization: `SOTicket ${ticket}`,
        'so-apptoken': applicationToken,
        'so-timezone': 'UTC',
        ...(unmodifiedSince && { 'if-unmodified-since': unmodifiedSince }),
      }
      const answer = await exchange(name, url.href, { method, body, headers }, answerMs)
      const { status } = answer
      const waitMs = Math.max(leastMs, answer.retryAfterMs ?? unsaidMs)
      if ((status >= 200 && status < 300) || status === 404 || status === 412) return answer
      if ((status === 401 || status === 421) && !mended.has(status)) {
        mended.add(status)
        if (status === 401) user.forget(ticket)
        else state.forget()
      } else if ((status === 429 || status === 503) && Date.now() + waitMs <= until) await pause(waitMs)
      // Ids are the CRM's own, but they lead to people.
      else throw new CrmFault(name, `answered ${status} to ${method} ${path.replace(/\d+/g, '*')}`)
    }
  }

  return {
    call,
    async get(path, schema, query) {
      const { status, json } = await call(path, { query })
      if (status === 404) return undefined
      const read = z.safeParse(schema, json)
      if (read.success) return read.data
      const fields = read.error.issues.map((issue) => issue.path.join('/')).join(', ')
      throw new CrmFault(name, `answered GET ${path.replace(/\d+/g, '*')} in another form than documented: ${fields}`)
    },
  }
}
