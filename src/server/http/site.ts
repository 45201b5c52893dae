import { Hono } from 'hono'
import { languageOf } from '#api/http/language.ts'
import { sessionCookie } from '#api/session/session.ts'
import type { Tenant } from '#domain/tenant.ts'
import type { Documents } from './documents.ts'
import { holdsSecret, isPage, wantsPage } from './pages.ts'
import { contentPolicy, securityHeaders } from './security-headers.ts'
import { type StaticFile, sendFile } from './static-files.ts'
import { wellKnownFiles } from './well-known.ts'

export interface SiteParts {
  tenant: Tenant
  baseUrl: string
  /** The built client, by path. */
  client: ReadonlyMap<string, StaticFile>
  /** Missing while the client is not built. */
  documents?: Documents
  /** The tenant's folder, by path below `/tenant/`. */
  tenantFiles: ReadonlyMap<string, StaticFile>
  now: () => Date
}

/** Everything that is not the API: the app's pages and files, the tenant's files, and what programs look for. Only GET and HEAD. */
export function createSite({ tenant, baseUrl, client, documents, tenantFiles, now }: SiteParts): Hono {
  const https = baseUrl.startsWith('https:')
  const headers = securityHeaders(https)
  const wellKnown = wellKnownFiles(tenant, baseUrl)
  const text = (status: number, body: string) =>
    new Response(body, { status, headers: { ...headers, 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' } })

  /** The language of the link wins, then the browser's, then the tenant's (rule 9); what was stored only the script knows. */
  const localeOf = (request: Request) => {
    const link = new URL(request.url).searchParams.get('locale') ?? undefined
    return languageOf(link, languageOf(request.headers.get('accept-language') ?? undefined, tenant.organisation.defaultLocale))
  }

  const sendPage = (path: string, request: Request, status: number) => {
    const signedIn = Boolean(request.headers.get('cookie')?.includes(`${sessionCookie}=`))
    const page = documents?.(path, localeOf(request), signedIn, new URL(request.url).search)
    if (!page) return text(503, 'The pages are not built yet: npm run build.\n')
    const referrer = { 'Referrer-Policy': holdsSecret(path) ? 'no-referrer' : 'same-origin' }
    const policy = { 'Content-Security-Policy': contentPolicy(https, page.styles) }
    const response = sendFile(page, request, { ...headers, ...policy, ...referrer }, status)
    response.headers.set('Vary', 'Accept-Encoding, Accept-Language, Cookie')
    return response
  }

  return new Hono().all('*', (c) => {
    const { path, raw: request } = c.req
    if (request.method !== 'GET' && request.method !== 'HEAD') return text(405, 'Only GET and HEAD here.\n')
    const known = wellKnown[path]?.(now())
    if (known) return c.body(known.body, 200, { ...headers, 'Content-Type': known.type, 'Cache-Control': 'no-cache' })
    const file = path.startsWith('/tenant/') ? tenantFiles.get(path) : path.endsWith('.html') ? undefined : client.get(path)
    if (file) return sendFile(file, request, headers)
    if (isPage(path)) return sendPage(path, request, 200)
    if (wantsPage(path, request.headers.get('accept') ?? '')) return sendPage(path, request, 404)
    return text(404, 'There is nothing here.\n')
  })
}
