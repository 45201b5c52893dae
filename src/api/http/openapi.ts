import type { Handler, Hono } from 'hono'
import { generateSpecs } from 'hono-openapi'
import type { ApiEnv } from '#api/env.ts'
import { apiKeyScheme } from '#api/senders/api-key.ts'

/** OpenAPI 3.1, written from the schemas that routes validate with. */
export function openApi(app: Pick<Hono<ApiEnv>, 'routes'>): Handler<ApiEnv> {
  let spec: ReturnType<typeof generateSpecs> | undefined
  return async (c) => {
    spec ??= generateSpecs(app as Hono<ApiEnv>, {
      documentation: {
        openapi: '3.1.0',
        info: { title: 'Innsyn', version: '1.0.0', description: 'A privacy preference centre.' },
        components: { securitySchemes: { [apiKeyScheme]: { type: 'http', scheme: 'bearer', description: 'A key of a machine' } } },
      },
    })
    return c.json(await spec)
  }
}
