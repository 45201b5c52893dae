import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** Stands before a database server. Asleep it takes calls and never answers, as a server that hangs. */
export interface SleepingDoor {
  /** The address of the database by this door. */
  url: string
  /** Whoever is connected is cut off. */
  fallAsleep(): void
  /** Whoever waits is answered after all. */
  wake(): void
  /** How many wait for an answer. */
  waiting(): number
  close(): Promise<void>
}

export async function sleepingDoor(database: string): Promise<SleepingDoor> {
  const { hostname, port } = new URL(database)
  const callers = new Set<Socket>()
  /** What whoever waits has said so far. */
  const waiting = new Map<Socket, Buffer[]>()
  let asleep = false

  function letIn(caller: Socket, said: readonly Buffer[] = []) {
    caller.removeAllListeners('data')
    const server = connect(Number(port), hostname)
    server.on('error', () => caller.destroy()).on('close', () => caller.destroy())
    caller.on('close', () => server.destroy())
    for (const part of said) server.write(part)
    caller.pipe(server).pipe(caller)
  }

  const listener = createServer((caller) => {
    callers.add(caller)
    caller
      .on('error', () => undefined)
      .on('close', () => {
        callers.delete(caller)
        waiting.delete(caller)
      })
    if (!asleep) return letIn(caller)
    const said: Buffer[] = []
    waiting.set(caller, said)
    caller.on('data', (part) => said.push(part))
  }).listen(0, '127.0.0.1')
  await once(listener, 'listening')
  const url = new URL(database)
  url.port = String((listener.address() as AddressInfo).port)

  return {
    url: url.href,
    fallAsleep() {
      asleep = true
      for (const caller of callers) caller.destroy()
    },
    wake() {
      asleep = false
      for (const [caller, said] of waiting) letIn(caller, said)
      waiting.clear()
    },
    waiting: () => waiting.size,
    async close() {
      for (const caller of callers) caller.destroy()
      listener.close()
      await once(listener, 'close')
    },
  }
}
