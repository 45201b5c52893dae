import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { DatabaseSync } from 'node:sqlite'
import pg from 'pg'

// The floor of the one-click POST: bare node:http and one statement that changes one row and adds one.
// Arguments: a postgres:// address or a file to make, and the file of the links it knows.
const [where = '', links = ''] = process.argv.slice(2)
const tokens = JSON.parse(readFileSync(links, 'utf8')) as string[]
const unsubscribe = where.startsWith('postgres:') ? await onPostgres(where) : onSqlite(where)

const server = createServer((request, response) => {
  let body = ''
  request.setEncoding('latin1')
  request.on('data', (part: string) => {
    body += part
  })
  request.on('end', async () => {
    const known = body === 'List-Unsubscribe=One-Click' && (await unsubscribe(request.url!.slice('/u/'.length)))
    response.writeHead(known ? 200 : 404, { 'Content-Type': 'text/plain' }).end(known ? 'Done' : 'Not found')
  })
})
server.listen(0, '127.0.0.1', () => process.send!((server.address() as AddressInfo).port))
process.once('disconnect', () => process.exit())

function onSqlite(file: string): (token: string) => boolean {
  const database = new DatabaseSync(file)
  database.exec(`pragma journal_mode = wal; pragma synchronous = full;
    create table subscription (token text primary key, status text not null, at text not null);
    create table log (position integer primary key, token text not null, at text not null);
    create trigger noted after update on subscription begin insert into log (token, at) values (new.token, new.at); end`)
  database.prepare("insert into subscription select value, 'on', '' from json_each(?)").run(JSON.stringify(tokens))
  const statement = database.prepare("update subscription set status = 'off', at = ? where token = ?")
  return (token) => statement.run(new Date().toISOString(), token).changes === 1
}

async function onPostgres(url: string): Promise<(token: string) => Promise<boolean>> {
  const pool = new pg.Pool({ connectionString: url, max: 16 })
  await pool.query(`create table subscription (token text primary key, status text not null, at text not null);
    create table log (position bigserial primary key, token text not null, at text not null)`)
  await pool.query("insert into subscription select unnest($1::text[]), 'on', ''", [tokens])
  const text = `with gone as (update subscription set status = 'off', at = $2 where token = $1 returning token, at)
    insert into log (token, at) select token, at from gone`
  return async (token) => (await pool.query({ name: 'unsubscribe', text, values: [token, new Date().toISOString()] })).rowCount === 1
}
