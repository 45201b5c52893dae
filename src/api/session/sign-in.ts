import type { Context } from 'hono'
import { peopleOf } from '#api/data/subjects-of.ts'
import { minutesAfter } from '#api/dates.ts'
import type { ApiEnv } from '#api/env.ts'
import { evidenceOf } from '#api/evidence-of-request.ts'
import { personOf } from '#api/identity.ts'
import { visit } from '#domain/visit.ts'
import { execute } from '#store/execute.ts'
import type { StreamId } from '#store/store.ts'
import { type PersonSession, type StaffSession, startSession } from './session.ts'
import { staffKey } from './staff-identity.ts'

/** Minutes after a proof in which acts that need a fresh one are open (DESIGN §1). */
const freshMinutes = 10

const visitStream = (id: string): StreamId => `visit/${id}`

/** Opens a session for whoever proved to read `address` (normalised): staff as staff, everybody else as themselves. */
export async function signIn(c: Context<ApiEnv>, address: string): Promise<void> {
  await startSession(c, c.var.host.staff.has(address) ? staffSession(c, address) : await personSession(c, address))
}

const fromNow = (c: Context<ApiEnv>) => {
  const now = c.var.host.now().toISOString()
  return { startedAt: now, touchedAt: now, freshUntil: minutesAfter(now, freshMinutes) }
}

function staffSession(c: Context<ApiEnv>, address: string): StaffSession {
  const { host } = c.var
  return { scope: 'staff', staff: staffKey(host, address), role: host.staff.get(address)!, ...fromNow(c) }
}

async function personSession(c: Context<ApiEnv>, address: string): Promise<PersonSession> {
  const { host, session } = c.var
  const { personId, introduction } = await personOf(host, address)
  // The same person again is a fresh proof within the visit they are in, not another visit.
  const same = session.scope === 'person' && session.personId === personId ? session : undefined
  const stream = same?.visit ?? visitStream(host.newId())
  const command = same ? ({ type: 'StepUp' } as const) : ({ type: 'StartVisit', person: personId } as const)
  const asThemselves = evidenceOf({ ...c.var, session: { scope: 'none' } })
  await execute(host.store, host.sha256, visit, stream, command, asThemselves, () => introduction)
  const times = fromNow(c)
  // Before the first page says a name.
  await peopleOf(host, personId)
  const claims = same?.claims
  return { scope: 'person', personId, visit: stream, ...times, startedAt: same?.startedAt ?? times.startedAt, ...(claims && { claims }) }
}
