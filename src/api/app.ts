import { type Context, Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import { choicesApi } from '#api/choices/choices-api.ts'
import { sourceEventsApi } from '#api/connectors/source-events.ts'
import { itemsApi } from '#api/data/items.ts'
import { overviewApi } from '#api/data/overview.ts'
import { exportsApi } from '#api/exports/exports.ts'
import { historyApi } from '#api/history/history.ts'
import { answerHeaders } from '#api/http/answer-headers.ts'
import { bodyUpTo } from '#api/http/body-up-to.ts'
import { healthApi } from '#api/http/health.ts'
import { language } from '#api/http/language.ts'
import { openApi } from '#api/http/openapi.ts'
import { ownPagesOnly } from '#api/http/origin.ts'
import { answerProblem, onError } from '#api/http/problem.ts'
import { mailboxApi } from '#api/pages/mailbox.ts'
import { requestDeskApi } from '#api/requests/request-desk.ts'
import { requestsApi } from '#api/requests/requests.ts'
import { changesApi } from '#api/senders/changes.ts'
import { eventsApi } from '#api/senders/events.ts'
import { linksApi } from '#api/senders/links.ts'
import { suppressionApi } from '#api/senders/suppression.ts'
import { linksOpenChoicesOnly } from '#api/session/access.ts'
import { authApi } from '#api/session/auth.ts'
import { markApi } from '#api/session/mark.ts'
import { oidcApi } from '#api/session/oidc.ts'
import { session } from '#api/session/session.ts'
import { sessionApi } from '#api/session/session-api.ts'
import { lookingOn } from '#api/staff/looking-on.ts'
import { staffApi } from '#api/staff/staff.ts'
import { viewsApi } from '#api/staff/views.ts'
import { createUnsubscribe, unsubscribePath } from '#api/unsubscribe/unsubscribe.ts'
import type { ApiEnv } from './env.ts'
import type { Host } from './host.ts'
import { tenantApi } from './tenant.ts'

const mostOfWords = bodyUpTo(64 * 1024)
const mostWithFile = bodyUpTo(1024 * 1024)

/** Only a correction may come with a file. */
const bodies = createMiddleware<ApiEnv>((c, next) =>
  /^\/api\/v1\/items\/[^/]+\/corrections$/.test(c.req.path) ? mostWithFile(c, next) : mostOfWords(c, next),
)

/** What a browser with a cookie asks: every route below `/api`. */
const cookieRoutes = new Hono<ApiEnv>()
  .use(answerHeaders, ownPagesOnly, bodies, session, linksOpenChoicesOnly, lookingOn)
  .route('/v1', tenantApi)
  .route('/v1/session', sessionApi)
  .route('/v1/session/mark', markApi)
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
 * Hand the caller's address over as `app.fetch(request, { clientIp })`. `unsubscribe`: the links of mails, where whoever serves them
 * reaches them without a detour through all other routes.
 */
export function createApp(host: Host, unsubscribe = createUnsubscribe(host)) {
  const toUnsubscribe = (c: Context<ApiEnv>) => unsubscribe.fetch(c.req.raw, c.env)
  const app = new Hono<ApiEnv>()
    .use(async (c, next) => {
      c.set('host', host)
      await next()
    })
    .use(language)
    .route('/', healthApi)
    // Before the routes of browsers: machines have a key, and no cookie and no page of ours.
    .route('/api/v1/links', linksApi)
    .route('/api/v1/suppression', suppressionApi)
    .route('/api/v1/changes', changesApi)
    .route('/api/v1/events', eventsApi)
    .route('/api/v1/sources', sourceEventsApi(host))
    .route('/api', cookieRoutes)
    .on(['GET', 'POST', 'OPTIONS'], unsubscribePath, toUnsubscribe)
    .all(unsubscribePath, toUnsubscribe)
    .route('/dev/mailbox', mailboxApi(host))

  app.get('/api/openapi.json', answerHeaders, openApi(app))
  app.onError(onError)
  app.notFound((c) => answerProblem(c, 'not-found'))
  return app
}

/** What `hc<Api>` infers the client from. */
export type Api = ReturnType<typeof createApp>
