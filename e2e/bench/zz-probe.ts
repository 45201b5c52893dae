import { installation } from './innsyn.ts'
import { loadGenerator } from './load.ts'
import { endAll } from './children.ts'
import { readFileSync } from 'node:fs'
const o = await installation()
const n = 24000
await o.command('seed', '--people', String(n))
const paths = JSON.parse(await o.command('links', '--count', String(n), '--json')).map((l: string) => new URL(l).pathname)
const s = await o.start()
const load = loadGenerator()
for (const [c, k] of [[16, 2000], [1, 2000], [16, 8000], [64, 12000]] as const) { const r = await load({ port: s.port, connections: c, paths: paths.splice(0, k) }); console.log(c, Math.round(r.perSecond), r.p99.toFixed(1), r.refused.length); await new Promise(r => setTimeout(r, 1100))
 console.log(readFileSync(o.dataDir + '/server.log', 'utf8').split('\n').filter(l => l.startsWith('COMMITS')).join(' | ')) }
await s.end(); await endAll(); process.exit()
