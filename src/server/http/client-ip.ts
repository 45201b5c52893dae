import type { IncomingMessage } from 'node:http'

/**
 * Address of the caller. Each of the `proxies` in front that are ours adds one entry at the end of `X-Forwarded-For`;
 * everything further left is what the caller wrote and is not believed (HDR-08).
 */
export function clientIp(incoming: IncomingMessage, proxies: number): string {
  const peer = (incoming.socket.remoteAddress ?? '').replace(/^::ffff:/, '')
  if (proxies === 0) return peer
  const forwarded = [incoming.headers['x-forwarded-for'] ?? []].flat().join(',')
  const hops = [...forwarded.split(',').map((hop) => hop.trim()), peer].filter(Boolean)
  return hops[Math.max(0, hops.length - 1 - proxies)]!
}
