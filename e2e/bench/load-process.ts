import { openConnection } from './connection.ts'
import type { Load, LoadResult } from './load.ts'

// The load generator, in a process of its own: what it costs must not be taken from the server's.
process.on('message', async (load: Load) => process.send!(await run(load)))
process.once('disconnect', () => process.exit())

async function run({ port, connections, paths }: Load): Promise<LoadResult> {
  const open = await Promise.all(Array.from({ length: connections }, () => openConnection(port)))
  const waits: number[] = []
  const refused: LoadResult['refused'] = []
  let next = 0
  const started = performance.now()
  await Promise.all(
    open.map(async (connection) => {
      for (let path = paths[next++]; path !== undefined; path = paths[next++]) {
        const asked = performance.now()
        const status = await connection.post(path)
        waits.push(performance.now() - asked)
        if (status !== 200) refused.push({ path, status })
        if (status === 0) return
      }
    }),
  )
  const ms = performance.now() - started
  for (const connection of open) connection.close()
  waits.sort((a, b) => a - b)
  // A connection that broke leaves its share to the others; were all broken, what is left was never posted.
  for (const path of paths.slice(next)) refused.push({ path, status: 0 })
  return { perSecond: waits.length / (ms / 1000), p99: waits[Math.floor(waits.length * 0.99)] ?? 0, refused }
}
