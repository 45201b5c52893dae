import { createMiddleware } from 'hono/factory'
import type { ApiEnv } from '#api/env.ts'
import { type Locale, locales } from '#domain/tenant.ts'

/**
 * The best of our languages for an `Accept-Language` header (RFC 9110 §12.5.4). The client sends the language it shows,
 * so that link and stored choice have already won there (rule 9).
 */
export function languageOf(header: string | undefined, fallback: Locale): Locale {
  if (!header) return fallback
  const wanted = header
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';')
      const q = parameters.map((text) => text.trim()).find((text) => text.startsWith('q='))
      return { tag: tag.trim(), q: q ? Number(q.slice(2)) : 1 }
    })
    .filter((range) => range.q > 0)
    .sort((a, b) => b.q - a.q)
  for (const { tag } of wanted) {
    const locale = locales.find((known) => tag === known || tag.startsWith(`${known}-`))
    if (locale) return locale
  }
  return fallback
}

export const language = createMiddleware<ApiEnv>(async (c, next) => {
  c.set('language', languageOf(c.req.header('accept-language'), c.var.host.tenant.organisation.defaultLocale))
  await next()
})
