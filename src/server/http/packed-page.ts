import { gzipSync } from 'node:zlib'
import { takes } from './static-files.ts'

/** Shorter pages gain nothing. */
const least = 1024

/**
 * A page packed whole, its length said. As a stream it goes out in two pieces, and a browser paints an empty page after the first;
 * for a few kilobytes it takes longer, too. All of it is held in memory: not for what may be long.
 */
export async function packedPage(answer: Response | Promise<Response>, request: Request): Promise<Response> {
  const page = await answer
  page.headers.append('Vary', 'Accept-Encoding')
  if (request.method === 'HEAD' || !takes('gzip', request.headers.get('accept-encoding'))) return page
  const { status, headers } = page
  const body = new Uint8Array(await page.arrayBuffer())
  if (body.length < least) return new Response(body, { status, headers })
  headers.set('Content-Encoding', 'gzip')
  return new Response(gzipSync(body), { status, headers })
}
