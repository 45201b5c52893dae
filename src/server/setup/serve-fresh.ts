import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

// The server of the browser tests: a data folder of its own, gone afterwards.
const folder = mkdtempSync(join(tmpdir(), 'innsyn-browser-'))
process.env.DATA_DIR = folder
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
await import('#server/main.ts')
