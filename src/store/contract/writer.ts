import { appendFileSync } from 'node:fs'
import { grouped } from '#store/grouped.ts'
import { cipher } from '#store/sql/cipher.ts'
import { openSqlite } from '#store/sql/sqlite.ts'
import { add, newStream } from './counter.ts'

// A process to be killed: FILE of the database, and FILE to note in what was answered.
const [file = '', answers = ''] = process.argv.slice(2)

const store = grouped(await openSqlite(file, cipher([{ id: 'k1', key: new Uint8Array(32).fill(7) }])))

/** Five at a time, so that groups are killed too. */
await Promise.all(Array.from({ length: 5 }, writeForEver))

async function writeForEver() {
  for (;;) {
    const stream = newStream()
    for (let acts = 0; acts < 3; acts++) {
      const { entries } = await add(store, stream, 2, () => ({ vault: [{ owner: stream, key: 'name', data: acts }] }))
      appendFileSync(answers, `${entries.map(({ hash }) => hash).join('\n')}\n`)
      await new Promise(setImmediate)
    }
  }
}
