import { spawn } from 'node:child_process'
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach } from 'vitest'

const ends: (() => unknown)[] = []
afterEach(async () => {
  await Promise.all(ends.splice(0).map((end) => end()))
})

interface Got {
  method?: string
  headers: IncomingHttpHeaders
  body: string
  /** What it answered. */
  status: number
}

/** A receiver of webhooks on this machine that answers as told, gone when the test is over. */
export async function receiver(answer: (response: ServerResponse) => unknown) {
  const got: Got[] = []
  const { promise: closedByUs, resolve: closed } = Promise.withResolvers<void>()
  const server = createServer(async (request, response) => {
    response.once('close', closed)
    const body = Buffer.concat(await request.toArray()).toString()
    answer(response)
    got.push({ method: request.method, headers: request.headers, body, status: response.statusCode })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const close = async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  ends.push(close)
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, got, closedByUs, close }
}

/** The receiver of our documentation, run as its readers run it. */
export async function verifying(secret: string) {
  const env = { PATH: process.env.PATH, WEBHOOK_SECRET: secret }
  const child = spawn(process.execPath, ['docs/verify-webhook.mjs', '0'], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = new Promise((resolve) => child.once('close', resolve))
  const end = async () => {
    child.kill()
    await ended
  }
  ends.push(end)
  let took = ''
  child.stdout.on('data', (part: Buffer) => {
    took += part
  })
  /** What it has believed so far, a message an element. */
  const heard = () => took.split('\n').filter(Boolean)
  const port = await new Promise<string>((resolve, reject) => {
    child.stderr.on('data', (part: Buffer) => {
      const said = /listening on (\d+)/.exec(String(part))
      if (said) resolve(said[1]!)
      else reject(new Error(String(part)))
    })
  })
  return {
    url: `http://127.0.0.1:${port}/`,
    heard,
    /** All it believed. Ends it, so that it has said everything. */
    async took() {
      await end()
      return heard()
    },
  }
}
