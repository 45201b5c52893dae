import type { Server } from 'node:http'
import { createAdaptorServer, type HttpBindings } from '@hono/node-server'
import { StartRefused } from '#server/start-refused.ts'

/** How long answers under way may take once the end is asked for; the whole end stays below two seconds. */
export const patience = 1500

export interface Listening {
  server: Server
  /** Takes no more requests, lets those under way finish, and cuts off what takes too long. */
  close(): Promise<void>
}

/** Listens. Throws `StartRefused` when the port is taken or not ours to take. */
export async function listen(
  fetch: (request: Request, env: HttpBindings) => Response | Promise<Response>,
  { port, host }: { port: number; host: string },
): Promise<Listening> {
  const server = createAdaptorServer({ fetch: (request, env) => fetch(request, env as HttpBindings) }) as Server
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(new StartRefused(refusal(error, port, host))))
    server.listen(port, host, resolve)
  })
  return { server, close: () => close(server) }
}

function refusal({ code, message }: NodeJS.ErrnoException, port: number, host: string): string {
  if (code === 'EADDRINUSE')
    return `Port ${port} is taken by another program (perhaps Innsyn is running already): end that one, or choose another with PORT=${port + 1}.`
  if (code === 'EACCES') return `Port ${port} needs more rights than this program has: choose one above 1023 with PORT.`
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `HOST=${host} is not an address of this machine: choose one that is.`
  return `The server cannot listen on ${host}:${port} (${message}).`
}

async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeIdleConnections()
  // Or a browser that goes on asking on its open connection would hold us up until we lose patience.
  server.prependListener('request', (_, answer) => answer.setHeader('Connection', 'close'))
  const cut = setTimeout(() => server.closeAllConnections(), patience)
  await closed
  clearTimeout(cut)
}
