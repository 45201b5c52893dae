import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Beside what `npm ci` installs, so that a fresh install starts from nothing. */
const kept = 'node_modules/.cache/innsyn'

/** Runs `make` unless all `results` are there and were made from the same sources. Answers whether it ran. */
export async function whenStale(
  name: string,
  results: readonly string[],
  sources: readonly string[],
  make: () => Promise<void>,
  stamps = kept,
) {
  const hash = hashOf(sources)
  const stamp = join(stamps, name)
  if (results.every((path) => existsSync(path)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return false
  await make()
  mkdirSync(stamps, { recursive: true })
  writeFileSync(stamp, hash)
  return true
}

/** One hash over the content of files and folders, tests left out. */
function hashOf(paths: readonly string[]): string {
  const hash = createHash('sha256')
  for (const path of paths.flatMap(filesOf).sort()) hash.update(path).update('\0').update(readFileSync(path)).update('\0')
  return hash.digest('hex')
}

function filesOf(path: string): string[] {
  if (!existsSync(path)) return []
  if (statSync(path).isFile()) return [path]
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .map((name) => join(path, name))
    .filter((name) => !name.includes('.test.') && statSync(name).isFile())
}
