import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { DatabaseSync } from 'node:sqlite'

// The floor of an export: bare node:http that iterates over SQLite and writes a line for each item.
// Arguments: the database, and how many items the one person has that is asked for.
const [file = '', items = ''] = process.argv.slice(2)
const piece = 64 * 1024
const database = new DatabaseSync(file, { readOnly: true })
const { key } = database.prepare('select address_key as key from record group by 1 having count(*) = ?').get(Number(items))!
const statement = database.prepare('select item from record where address_key = ?')

const server = createServer(async (_, response) => {
  response.writeHead(200, { 'Content-Type': 'application/x-ndjson' })
  let lines = ''
  for (const { item } of statement.iterate(key!)) {
    lines += `${String(item)}\n`
    if (lines.length < piece) continue
    if (!response.write(lines)) await once(response, 'drain')
    lines = ''
  }
  response.end(lines)
})
server.listen(0, '127.0.0.1', () => process.send!((server.address() as AddressInfo).port))
process.once('disconnect', () => process.exit())
