import { createMiddleware } from 'hono/factory'
import type { ApiEnv } from '#api/env.ts'
import type { Host } from '#api/host.ts'

const always = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
}

/** Of every answer of the API: never stored, never framed, never sniffed (STANDARDS §7.2). */
export const headersOf = ({ production }: Pick<Host, 'production'>): Record<string, string> => ({
  ...always,
  ...(production && { 'Strict-Transport-Security': 'max-age=63072000; includeSubDomains' }),
})

export const answerHeaders = createMiddleware<ApiEnv>(async (c, next) => {
  for (const [name, value] of Object.entries(headersOf(c.var.host))) c.header(name, value)
  await next()
})
