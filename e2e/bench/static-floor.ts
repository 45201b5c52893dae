import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'

// The floor of a page: one file, packed once, from bare node:http. Argument: the file.
const body = gzipSync(readFileSync(process.argv[2]!), { level: 9 })
const headers = { 'Content-Type': 'text/html; charset=utf-8', 'Content-Encoding': 'gzip', 'Content-Length': body.length }

const server = createServer((request, response) => {
  if (request.url === '/') response.writeHead(200, headers).end(body)
  else response.writeHead(404).end()
})
server.listen(0, '127.0.0.1', () => process.send!((server.address() as AddressInfo).port))
process.once('disconnect', () => process.exit())
