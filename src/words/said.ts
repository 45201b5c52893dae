import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The text of all code below a folder, tests and catalogues left out, and the files whose path holds `without`. */
export function codeBelow(folder: string, without?: string): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(
      (file) => /\.tsx?$/.test(file) && !file.includes('.test.') && !(without && file.includes(without)) && !/words\/\w+\.ts$/.test(file),
    )
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n')
}

/** Which message ids a piece of code says: whole, or by a template whose fixed part ends in `.` or `-`. */
export function saidIn(code: string): (id: string) => boolean {
  const whole = new Set([...code.matchAll(/['"]([a-z][\w.-]*)['"]/gi)].map((match) => match[1]))
  const prefixes = [...new Set([...code.matchAll(/`([a-z][\w.-]*[.-])\$\{/gi)].map((match) => match[1]!))]
  return (id) => whole.has(id) || prefixes.some((prefix) => id.startsWith(prefix))
}
