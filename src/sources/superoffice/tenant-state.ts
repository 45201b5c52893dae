import { z } from 'zod/mini'
import { isTheirs, originOf, type SuperOffice } from './entry.ts'
import { CrmFault, exchange } from './exchange.ts'

const state = z.object({ IsRunning: z.boolean(), Api: z.string(), ValidUntil: z.nullish(z.string()) })

/** Longest time an answer is believed without asking again. */
const longestMs = 60 * 60_000

export interface TenantState {
  /** Where the API is now, with a slash at the end. */
  base(): Promise<string>
  /** It was not there. */
  forget(): void
}

/** Tenants move between hosts: where one lives is asked for, and asked anew when a host says that it is the wrong one (421). */
export function tenantState(settings: SuperOffice, limitMs: number): TenantState {
  const { name, tenant } = settings
  let known: { base: string; until: number } | undefined
  return {
    async base() {
      if (known && Date.now() < known.until) return known.base
      const { status, json } = await exchange(name, `${originOf(settings)}/api/state/${tenant}`, {}, limitMs)
      if (status !== 200) throw new CrmFault(name, `answered ${status} when asked where ${tenant} is`)
      const read = z.safeParse(state, json)
      if (!read.success) throw new CrmFault(name, 'said nothing we understand about where it is')
      const { IsRunning, Api, ValidUntil } = read.data
      if (!IsRunning) throw new CrmFault(name, 'is not running just now')
      if (!isTheirs(settings, Api)) throw new CrmFault(name, 'named an address that is not its vendor’s')
      const until = Date.parse(ValidUntil ?? '')
      known = { base: `${Api.replace(/\/$/, '')}/v1/`, until: Math.min(Date.now() + longestMs, Number.isNaN(until) ? Infinity : until) }
      return known.base
    },
    forget() {
      known = undefined
    },
  }
}
