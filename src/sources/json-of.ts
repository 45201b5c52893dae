import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { SystemsFault } from './systems-fault.ts'

/** What a JSON file holds. Throws `SystemsFault` where it cannot be read or is not JSON. */
export async function jsonOf(path: string): Promise<unknown> {
  const file = basename(path)
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new SystemsFault(file, [`cannot be read at ${path} (${error.code}); put the file there or change the path`])
  })
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new SystemsFault(file, [`is not JSON: ${(error as Error).message}`])
  }
}
