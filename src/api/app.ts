import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { Refusal } from '#domain/decider.ts'
import { answerHeaders } from './answer-headers.ts'
import { authApi } from './auth.ts'
import { choicesApi } from './choices-api.ts'
import type { ApiEnv } from './env.ts'
import { exportsApi } from './exports.ts'
import { healthApi } from './health.ts'
import { historyApi } from './history.ts'
import type { Host } from './host.ts'
import { itemsApi } from './items.ts'
import { language } from './language.ts'
import { lookingOn } from './looking-on.ts'
import { mailboxApi } from './mailbox.ts'
import { oidcApi } from './oidc.ts'
import { openApi } from './openapi.ts'
import { ownPagesOnly } from './origin.ts'
import { overviewApi } from './overview.ts'
import { answerProblem, onError } from './problem.ts'
import { requestDeskApi } from './request-desk.ts'
import { requestsApi } from './requests.ts'
import { session } from './session.ts'
import { sessionApi } from './session-api.ts'
import { staffApi } from './staff.ts'
import { tenantApi } from './tenant.ts'
import { unsubscribeApi } from './unsubscribe.ts'
import { viewsApi } from './views.ts'

const maxBody = 64 * 1024

const limit = bodyLimit({
  maxSize: maxBody,
  onError: () => {
    throw new Refusal('body-too-large')
  },
})

/** What a browser with a cookie asks: every route below `/api`. */
const cookieRoutes = new Hono<ApiEnv>()
  .use(answerHeaders, ownPagesOnly, limit, session, lookingOn)
  .route('/v1', tenantApi)
  .route('/v1/session', sessionApi)
  .route('/v1/auth', authApi)
  .route('/v1/auth/oidc', oidcApi)
  .route('/v1/overview', overviewApi)
  .route('/v1/items', itemsApi)
  .route('/v1/choices', choicesApi)
  .route('/v1/history', historyApi)
  .route('/v1/exports', exportsApi)
  .route('/v1/requests', requestsApi)
  .route('/v1/staff/requests', requestDeskApi)
  .route('/v1/staff/views', viewsApi)
  .route('/v1/staff', staffApi)

/**
 * The whole API as one fetch handler. The same on Node, behind MSW and in tests; everything that differs is in `host`.
 * Hand the caller's address over as `app.fetch(request, { clientIp })`.
 */
export function createApp(host: Host) {
  const app = new Hono<ApiEnv>()
    .use(async (c, next) => {
      c.set('host', host)
      await next()
    })
    .use(language)
    .route('/', healthApi)
    .route('/api', cookieRoutes)
    .route('/u', unsubscribeApi(host))
    .route('/dev/mailbox', mailboxApi(host))

  app.get('/api/openapi.json', answerHeaders, openApi(app))
  app.onError(onError)
  app.notFound((c) => answerProblem(c, 'not-found'))
  return app
}

/** What `hc<Api>` infers the client from. */
export type Api = ReturnType<typeof createApp>
