import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { packedPage } from './packed-page.ts'

const long = `<!doctype html>${'<p>Stop å</p>'.repeat(200)}`
const packed = (text: string, accepted?: string, method = 'GET') => {
  const headers: Record<string, string> = accepted ? { 'Accept-Encoding': accepted } : {}
  const page = new Response(method === 'HEAD' ? null : text, { status: 404, headers: { 'Content-Type': 'text/html', 'X-Mark': 'kept' } })
  return packedPage(page, new Request('https://privacy.example.com/u/x', { method, headers }))
}

test('a page is packed where the browser takes it, with its status and headers', async () => {
  const answer = await packed(long, 'gzip, deflate, br, zstd')
  expect(answer.status).toBe(404)
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'text/html',
    'x-mark': 'kept',
    'content-encoding': 'gzip',
    vary: 'Accept-Encoding',
  })
  const body = new Uint8Array(await answer.arrayBuffer())
  expect(gunzipSync(body).toString()).toBe(long)
  expect(body.length).toBeLessThan(200)
})

test.each([undefined, 'br', 'gzip;q=0', 'identity'])(
  'a browser that accepts %s gets the plain page, and caches are told',
  async (accepted) => {
    const answer = await packed(long, accepted)
    expect(answer.headers.get('content-encoding')).toBeNull()
    expect(answer.headers.get('vary')).toBe('Accept-Encoding')
    expect(await answer.text()).toBe(long)
  },
)

test('a few bytes stay as they are', async () => {
  const answer = await packed('<p>No</p>', 'gzip')
  expect(answer.headers.get('content-encoding')).toBeNull()
  expect(await answer.text()).toBe('<p>No</p>')
})

test('HEAD has nothing to pack', async () => {
  const answer = await packed(long, 'gzip', 'HEAD')
  expect(answer.headers.get('content-encoding')).toBeNull()
  expect(await answer.text()).toBe('')
})
