import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { createMiddleware } from 'hono/factory'
import { addresseeOf } from '#api/addressee.ts'
import { toBase64Url } from '#api/bytes.ts'
import { minutesAfter } from '#api/dates.ts'
import type { ApiEnv } from '#api/env.ts'
import type { Host, StaffRole } from '#api/host.ts'
import { personStream } from '#api/identity.ts'
import type { StreamId } from '#store/store.ts'
import { staffAddress } from './staff-identity.ts'

interface Timed {
  startedAt: string
  /** When the end was last moved. */
  touchedAt: string
}

export interface PersonSession extends Timed {
  scope: 'person'
  personId: string
  visit: StreamId
  /** Until when acts that need a fresh proof are open. */
  freshUntil: string
  /** Which records are theirs where several people are known under the address: `source ref` of each. Gone with the session. */
  claims?: string[]
}

export interface StaffSession extends Timed {
  scope: 'staff'
  /** Keyed hash of the address (see `staffKey`); the address itself is looked up in the configuration. */
  staff: string
  role: StaffRole
  freshUntil: string
}

/** Staff looking at a person's pages. It is never a session of the person (IMP-01); when it ends, `by` goes on. */
export interface ViewSession {
  scope: 'view'
  by: StaffSession
  personId: string
  visit: StreamId
  reason: string
  ticket: string
  endsAt: string
}

/** Whoever came by a link in a mail: `stop` stops and pauses, `choices` also switches on. Nothing but choices opens to it (TOK-01). */
export interface LinkSession extends Timed {
  scope: 'stop' | 'choices'
  /** Nobody yet where the address is unknown; they come into being with their first act. */
  personId: string
  /** Of the mailbox the link went to. */
  addressKey: string
}

/** What a session's pass holds: ids and times, never an address. */
export type OpenSession = PersonSession | StaffSession | ViewSession | LinkSession
export type Session = { scope: 'none' } | OpenSession

const byLink = { idle: 30, whole: 2 * 60 }
/** Minutes without a request, and in all, after which a session ends (SEC-09). */
const limits = { person: { idle: 30, whole: 12 * 60 }, staff: { idle: 15, whole: 8 * 60 }, stop: byLink, choices: byLink }
/** The end of a session is moved at most this often, so that reading costs no write. */
const touchEvery = 60_000

export const sessionCookie = '__Host-sid'
const cookieOptions = { path: '/', secure: true, httpOnly: true, sameSite: 'Strict' } as const

const timed = (session: OpenSession) => (session.scope === 'view' ? session.by : session)

/** When the session ends if nothing is asked any more: the earlier of idle and whole limit. */
export function expiresAt(session: OpenSession): string {
  const own = timed(session)
  const limit = limits[own.scope]
  return [minutesAfter(own.touchedAt, limit.idle), minutesAfter(own.startedAt, limit.whole)].sort()[0]!
}

/** Passes know a session by a hash of its id: whoever reads the store cannot take one over. */
const passKey = (c: Context<ApiEnv>, id: string) => `sid/${c.var.host.sha256(id)}`

/** Finds whose request it is. Whatever is missing, ended or unknown is a session of scope `none`. */
export const session = createMiddleware<ApiEnv>(async (c, next) => {
  c.set('session', await readSession(c))
  await next()
})

async function readSession(c: Context<ApiEnv>): Promise<Session> {
  const { host } = c.var
  const id = getCookie(c, sessionCookie)
  if (!id) return { scope: 'none' }
  const now = host.now()
  const found = await host.store.passes.read<OpenSession>(passKey(c, id), now.toISOString())
  if (!found) return { scope: 'none' }
  if (!(await isThere(host, found))) return { scope: 'none' }
  const own = timed(found)
  // Whoever was taken off the list of staff is out at once.
  if (own.scope === 'staff' && !staffAddress(host, own.staff)) return { scope: 'none' }
  if (found.scope === 'view' && found.endsAt <= now.toISOString()) return touched(c, id, found.by)
  return touched(c, id, found)
}

/** Whoever was erased is nobody any more, and what a session of theirs saved would reach nobody. */
async function isThere(host: Host, found: OpenSession): Promise<boolean> {
  if (found.scope === 'staff') return true
  if (found.scope === 'person' || found.scope === 'view')
    return (await host.store.vault.read(personStream(found.personId), 'email')) !== undefined
  return (await addresseeOf(host, found.addressKey)).personId === found.personId
}

async function touched<S extends OpenSession>(c: Context<ApiEnv>, id: string, found: S): Promise<S> {
  const { host } = c.var
  const now = host.now()
  const own = timed(found)
  if (now.getTime() - Date.parse(own.touchedAt) < touchEvery) return found
  own.touchedAt = now.toISOString()
  // Signed out meanwhile, it stays signed out.
  await host.store.passes.renew(passKey(c, id), found, now.toISOString(), expiresAt(found))
  return found
}

/** Replaces the session of this browser. The id is always a new one, so nobody can have planted it (SEC-02). */
export async function startSession(c: Context<ApiEnv>, next: OpenSession): Promise<void> {
  await dropSession(c)
  const id = toBase64Url(c.var.host.randomBytes(24))
  await c.var.host.store.passes.write(passKey(c, id), next, expiresAt(next))
  setCookie(c, sessionCookie, id, cookieOptions)
  c.set('session', next)
}

/** Signs out: the server forgets the session and the browser its cookie and what it stored (SEC-08). */
export async function endSession(c: Context<ApiEnv>): Promise<void> {
  await dropSession(c)
  deleteCookie(c, sessionCookie, cookieOptions)
  c.header('Clear-Site-Data', '"storage"')
  c.set('session', { scope: 'none' })
}

async function dropSession(c: Context<ApiEnv>): Promise<void> {
  const id = getCookie(c, sessionCookie)
  if (id) await c.var.host.store.passes.remove(passKey(c, id))
}
