import { createMiddleware } from 'hono/factory'
import type { ApiEnv } from '#api/env.ts'

/** Of every answer of the API: never stored, never framed, never sniffed (STANDARDS §7.2). */
const headers = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
}

export const answerHeaders = createMiddleware<ApiEnv>(async (c, next) => {
  for (const [name, value] of Object.entries(headers)) c.header(name, value)
  if (c.var.host.production) c.header('Strict-Transport-Security', 'max-age=63072000; includeSubDomains')
  await next()
})
