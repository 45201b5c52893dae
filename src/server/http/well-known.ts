import type { Tenant } from '#domain/tenant.ts'

const day = 86_400_000

/** Files that programs look for at fixed places, by path (GPC-06, WKN-01, WKN-04). `now` is when they are asked for. */
export function wellKnownFiles(tenant: Tenant, baseUrl: string): Record<string, (now: Date) => { type: string; body: string }> {
  const { privacyEmail, noticeVersion } = tenant.organisation
  // When what we do about the signal last changed: it is part of the notice, so it changed with it at the latest.
  const lastUpdate = tenant.notices[noticeVersion]!.en.publishedOn
  return {
    '/.well-known/gpc.json': () => ({ type: 'application/json; charset=utf-8', body: JSON.stringify({ gpc: true, lastUpdate }) }),
    '/.well-known/security.txt': (now) => ({ type: 'text/plain; charset=utf-8', body: securityTxt(privacyEmail, baseUrl, now) }),
    '/robots.txt': () => ({
      type: 'text/plain; charset=utf-8',
      body: ['User-agent: *', 'Disallow: /u/', 'Disallow: /api/', 'Disallow: /sign-in', 'Disallow: /staff', ''].join('\n'),
    }),
  }
}

/** RFC 9116. Written when asked for, so that it never expires: half a year ahead, to the day. */
function securityTxt(email: string, baseUrl: string, now: Date): string {
  const expires = new Date(Math.floor(now.getTime() / day) * day + 180 * day).toISOString()
  return [
    `Contact: mailto:${email}`,
    `Expires: ${expires}`,
    `Canonical: ${baseUrl}/.well-known/security.txt`,
    'Preferred-Languages: en, sv',
    `Policy: ${baseUrl}/help`,
    '',
  ].join('\n')
}
