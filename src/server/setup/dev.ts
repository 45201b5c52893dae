import { spawn } from 'node:child_process'
import { createServer } from 'vite'
import { refusing } from '#server/refusing.ts'
import { buildWords } from './build.ts'

// `npm run dev`: pages from Vite as they are edited, everything else from the server, which starts anew when it is edited.
const pagesPort = Number(process.env.PORT ?? 3000)
const apiPort = pagesPort + 1
const target = `http://127.0.0.1:${apiPort}`
const behind = ['/api', '/u/', '/dev/', '/tenant/', '/healthz', '/readyz', '/metrics', '/.well-known', '/robots.txt']

await refusing(async () => {
  await buildWords()
})

// Links in mails and the origin that is checked are those of the pages.
const env = { ...process.env, PORT: String(apiPort), BASE_URL: `http://localhost:${pagesPort}` }
const api = spawn(process.execPath, ['--watch-preserve-output', '--watch', 'src/server/main.ts'], { stdio: 'inherit', env })
process.on('exit', () => api.kill())

const proxy = Object.fromEntries(behind.map((path) => [path, { target, changeOrigin: false }]))
const pages = await createServer({ server: { port: pagesPort, strictPort: true, proxy } })
await pages.listen()
