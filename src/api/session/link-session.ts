import type { Context } from 'hono'
import { addresseeOf } from '#api/addressee.ts'
import type { ApiEnv } from '#api/env.ts'
import type { Host } from '#api/host.ts'
import { TooMany } from '#api/http/rate-limit.ts'
import { RefusalWith } from '#api/http/refusal-with.ts'
import { maskedAddress } from '#api/identity.ts'
import { guessCounter, guessesRestSeconds } from '#api/unsubscribe/guesses.ts'
import { issuedWithin, type LinkToken, readToken, validDays } from '#api/unsubscribe/token.ts'
import { Refusal } from '#domain/decider.ts'
import { type LinkSession, type Session, startSession } from './session.ts'
import { endVisit } from './sign-out.ts'

/** What a link of each family opens (TOK-01). */
const scopes = { u1: 'stop', p1: 'choices' } as const
const families = ['u1', 'p1'] as const

/**
 * Opens the choices of whom a link in a mail was made for. Whoever is here as that person, or by a stronger link of theirs, stays so.
 * Refuses with `not-found` what we did not mint, `link-too-old` after 30 days, and `other-person` where somebody else is here and it
 * is not said that the link's person shall take their place (`instead`).
 */
export async function exchangeLink(c: Context<ApiEnv>, token: string, instead = false): Promise<void> {
  const { host, session } = c.var
  const link = read(host, token)
  if (!link) throw forged(c)
  if (!issuedWithin(link, validDays.p1, host.now())) throw new Refusal('link-too-old')
  const { addressKey, family } = link
  const opened = { scope: scopes[family], personId: (await addresseeOf(host, addressKey)).personId, addressKey }
  if (covers(session, opened)) return
  if (isSomebodyElse(session, opened) && !instead) throw new RefusalWith('other-person', { address: await maskedAddress(host, opened) })
  await endVisit(c)
  const now = host.now().toISOString()
  await startSession(c, { ...opened, startedAt: now, touchedAt: now })
}

type Opened = Pick<LinkSession, 'scope' | 'personId' | 'addressKey'>

/** What mail programs hang on to a link's end (`&utm_source=…`, the full stop of the sentence) does no harm. */
function read(host: Host, text: string): (LinkToken & { family: 'u1' | 'p1' }) | undefined {
  const [bare = ''] = /^[\w.-]*[\w-]/.exec(text) ?? []
  for (const family of families) {
    const token = readToken(host.keys, bare, family)
    if (token) return { ...token, family }
  }
  return undefined
}

const counters = new WeakMap<Host, ReturnType<typeof guessCounter>>()

/** Guesses are counted, genuine links never (TOK-05). */
function forged(c: Context<ApiEnv>): Refusal {
  const { host } = c.var
  const isTooMany = counters.get(host) ?? guessCounter(host.now)
  counters.set(host, isTooMany)
  return isTooMany(c.env?.clientIp) ? new TooMany(guessesRestSeconds / 60) : new Refusal('not-found')
}

const covers = (session: Session, { scope, personId }: Opened) =>
  (session.scope === 'person' || session.scope === 'choices' || session.scope === scope) &&
  'personId' in session &&
  session.personId === personId

function isSomebodyElse(session: Session, { personId }: Opened): boolean {
  if (session.scope === 'none') return false
  return session.scope === 'staff' || session.scope === 'view' || session.personId !== personId
}
