import { createMiddleware } from 'hono/factory'
import { fault } from './fault.ts'
import { nowOf, type World } from './world.ts'

/** A ticket is good for so long after its last use. */
const ticketMs = 6 * 60 * 60_000

/** Refuses as often as told; whoever comes back before the time they were told is refused once more, and counted. */
function refuse({ refusing }: World) {
  const { status, retryAfter, until = 0 } = refusing
  const isEarly = Date.now() < until
  if (refusing.times === 0 && !isEarly) return
  if (isEarly) refusing.early = (refusing.early ?? 0) + 1
  else refusing.times -= 1
  if (retryAfter !== undefined) refusing.until = Date.now() + retryAfter * 1000 - 5
  throw fault(status, status === 429 ? 'TooManyRequests' : 'ServiceUnavailable', 'Come again later', {
    ...(retryAfter !== undefined && { 'Retry-After': String(retryAfter) }),
  })
}

/** What every call to the API of a tenant passes: the right host, an installation that is up and willing, a ticket that holds. */
export const gate = (world: () => World) =>
  createMiddleware(async (c, next) => {
    const now = world()
    const { host, tenant } = c.req.param() as { host: string; tenant: string }
    if (tenant !== now.tenant) throw fault(404, 'NotFoundException', 'No such customer')
    if (host !== `online${now.host}`) throw fault(421, 'MisdirectedRequest', 'The customer lives elsewhere')
    if (!now.isRunning) throw fault(503, 'Offline', 'The customer is offline')
    refuse(now)
    const ticket = /^SOTicket (\S+)$/i.exec(c.req.header('Authorization') ?? '')?.[1]
    const usedAt = ticket && now.tickets.get(ticket)
    const isKnown = c.req.header('SO-AppToken') === now.applicationToken
    if (!ticket || !usedAt || !isKnown || usedAt + ticketMs < nowOf(now)) throw fault(401, 'Unauthorized', 'Authentication failed')
    now.tickets.set(ticket, nowOf(now))
    if (c.req.method === 'DELETE' && now.failAfterDeletes !== undefined && now.failAfterDeletes !== null) {
      if (now.failAfterDeletes === 0) throw fault(503, 'ServiceUnavailable', 'Come again later')
      now.failAfterDeletes -= 1
    }
    await next()
  })
