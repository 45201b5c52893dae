import type { IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { lineWriter, maskPath } from './access-log.ts'
import { clientIp } from './client-ip.ts'

const from = (remoteAddress: string, forwarded?: string) =>
  ({ socket: { remoteAddress }, headers: { ...(forwarded && { 'x-forwarded-for': forwarded }) } }) as unknown as IncomingMessage

test('HDR-08 without a proxy of ours nobody can say who they are', () => {
  expect(clientIp(from('::ffff:198.51.100.7', '127.0.0.1'), 0)).toBe('198.51.100.7')
})

test('behind our proxies the address is the one they saw, whatever the caller wrote before it', () => {
  expect(clientIp(from('10.0.0.1', '127.0.0.1, 198.51.100.7'), 1)).toBe('198.51.100.7')
  expect(clientIp(from('10.0.0.1', '127.0.0.1, 198.51.100.7, 10.0.0.2'), 2)).toBe('198.51.100.7')
  expect(clientIp(from('10.0.0.1'), 1)).toBe('10.0.0.1')
})

test.each([
  ['/u/u1.AVqZNklAuOPTSH3G', '/u/*'],
  ['//u/u1.AVqZ?x=1', '/u/*'],
  ['/U/u1.AVqZ', '/u/*'],
  ['/%75/u1.AVqZ', '/u/*'],
  ['/u%2Fu1.AVqZ', '/u/*'],
  ['/x/../u/u1.AVqZ', '/u/*'],
  ['http://localhost:3000/u/u1.AVqZ', '/u/*'],
  ['/api/v1/items?q=solveig', '/api/v1/items'],
  ['/sign-in#t=secret', '/sign-in'],
  ['/sign-in%23t=secret', '/sign-in'],
  ['/choices%23p=p1.AVqZNklAuOPTSH3G', '/choices'],
  ['/choices%2523p=p1.AVqZNklAuOPTSH3G', '/choices'],
  ['/choices%3Fu=u1.AVqZNklAuOPTSH3G', '/choices'],
  ['/choices/p1.AVqZNklAuOPTSH3GAVqZNklAuOPTSH3G', '/choices/*'],
])('TOK-07 %s is logged as %s', (url, logged) => {
  expect(maskPath(url)).toBe(logged)
})

test('AUD-02 a line break in a path stays inside its line', () => {
  const written: string[] = []
  const log = lineWriter((text) => written.push(text))
  log.add({ path: '/a\r\n{"level":"forged"}' })
  log.flush()
  expect(written.join('').split('\n')).toHaveLength(2)
  expect(JSON.parse(written[0]!)).toEqual({ path: '/a\r\n{"level":"forged"}' })
})
