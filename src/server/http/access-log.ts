import type { IncomingMessage, Server, ServerResponse } from 'node:http'

/** What is kept of one request: no address of a caller, no query, no token (TOK-07, AUD-02). */
export interface Access {
  at: string
  method: string
  path: string
  status: number
  ms: number
}

/** A token of a link, wherever a mail program put it. */
const token = /\b[a-z]1(\.|%2e)[\w-]{20,}/gi

/**
 * The path alone, with the token of `/u/{token}` hidden in every spelling that leads there: with percent signs, dots or a host before
 * it. Some mail programs spell the `#` of a link as `%23` and send us what was meant for nobody: that is cut off like a query.
 */
export function maskPath(url: string): string {
  // As mail programs send it, and in bursts: known at a glance.
  if (url.startsWith('/u/')) return '/u/*'
  const path = url.split(/[?#]|%(?:25)*(?:23|3f)/i, 1)[0]!.replace(token, '*')
  const spelled = path.replace(/%([2-7][\da-f])/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return /[/\\]u[/\\]/i.test(spelled) ? '/u/*' : path
}

/** Tells `told` of every request when its answer is through or was broken off (status 499, as nginx has it). */
export function watchRequests(server: Server, told: (access: Access) => void) {
  server.on('request', (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const started = performance.now()
    outgoing.once('close', () =>
      told({
        at: new Date().toISOString(),
        method: incoming.method ?? '',
        path: maskPath(incoming.url ?? ''),
        status: outgoing.writableFinished ? outgoing.statusCode : 499,
        ms: Math.round((performance.now() - started) * 10) / 10,
      }),
    )
  })
}

/** JSON lines, written together: one system call for many requests. */
export function lineWriter(write: (text: string) => void, everyMs = 100) {
  let waiting = ''
  let timer: NodeJS.Timeout | undefined
  const flush = () => {
    clearTimeout(timer)
    timer = undefined
    if (waiting) write(waiting)
    waiting = ''
  }
  const add = (line: object) => {
    waiting += `${JSON.stringify(line)}\n`
    if (waiting.length > 65_536) flush()
    else timer ??= setTimeout(flush, everyMs)
  }
  return { add, flush }
}
