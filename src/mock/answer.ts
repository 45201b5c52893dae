import { HttpResponse } from 'msw'

type Fetch = (request: Request) => Response | Promise<Response>

/** A browser's own Response drops `Set-Cookie`; this one keeps every header it was given. */
class PlainResponse extends Response {
  constructor(body?: BodyInit | null, init?: ResponseInit) {
    super(body, init)
    Object.defineProperty(this, 'headers', { value: new Headers(init?.headers) })
  }
}

/** Lets the API write cookies in the page. Call once, before the app answers anything. */
export function keepResponseHeaders() {
  globalThis.Response = PlainResponse
}

/** The request as a server would see it: with its cookies, its length and where it was sent from. */
async function asServerSees(request: Request, cookies: Record<string, string>): Promise<Request> {
  const body = request.method === 'GET' || request.method === 'HEAD' ? undefined : await request.arrayBuffer()
  const headers = new Headers(request.headers)
  const cookie = Object.entries(cookies).map(([name, value]) => `${name}=${value}`)
  if (cookie.length > 0) headers.set('cookie', cookie.join('; '))
  if (body) headers.set('content-length', String(body.byteLength))
  // The worker hears of nothing but this origin's own pages.
  headers.set('sec-fetch-site', 'same-origin')
  const seen = new Request(request.url, { method: request.method, headers, body, signal: request.signal })
  Object.defineProperty(seen, 'headers', { value: headers })
  return seen
}

/** Carries one request to the app and its answer back, cookies included. */
export async function answer(fetch: Fetch, request: Request, cookies: Record<string, string>): Promise<Response> {
  const response = await fetch(await asServerSees(request, cookies))
  return new HttpResponse(response.body, { status: response.status, headers: response.headers })
}
