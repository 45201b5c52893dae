import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from '@playwright/test'
import { endAll } from './bench/children.ts'
import { installation } from './bench/innsyn.ts'
import { scratchFolder } from './bench/scratch.ts'

test.afterAll(endAll)

interface Around {
  /** What stands under `sources` in the systems file; a mapping is named `{id}.json`. */
  sources?: readonly object[]
  mappings?: readonly { id: string }[]
  /** Lines of an import. */
  records?: readonly object[]
  env?: Record<string, string>
}

/** The real server in a process of its own with systems of its own around it; gone when the journeys of the file are over. */
export async function ownServer({ sources = [], mappings = [], records = [], env = {} }: Around): Promise<{ url: string }> {
  const folder = scratchFolder()
  const write = (name: string, text: string) => {
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  }
  for (const mapping of mappings) write(`${mapping.id}.json`, JSON.stringify(mapping))
  const sql = mappings.map(({ id }) => ({ kind: 'sql', mapping: `${id}.json` }))
  const systems = write('systems.json', JSON.stringify({ sources: [...sources, ...sql] }))
  const ours = await installation('', { SYSTEMS_FILE: systems, ...env })
  if (records.length > 0) await ours.command('import', write('records.ndjson', records.map((line) => `${JSON.stringify(line)}\n`).join('')))
  return ours.start()
}
