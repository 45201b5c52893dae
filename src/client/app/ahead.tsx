import { renderToString } from 'react-dom/server'
import { createStaticHandler, createStaticRouter, StaticRouterProvider } from 'react-router'
import { noticeQuery, noticesQuery } from '#client/features/notice/notice-queries.ts'
import { type Locale, speak, wholeLanguage } from '#client/lib/language.ts'
import { makeQueryClient } from '#client/lib/query-client.ts'
import { sessionQuery } from '#client/lib/session.ts'
import { tenantQuery } from '#client/lib/tenant.ts'
import { App } from './app.tsx'
import { contextWith, siteMap } from './site-map.ts'

type AnswerTo<Query extends { queryFn?: unknown }> = Awaited<ReturnType<Extract<Query['queryFn'], (...context: never[]) => unknown>>>

/** What the API answers to everybody; nothing is asked while rendering. */
interface PublicAnswers {
  tenant: AnswerTo<typeof tenantQuery>
  notices: AnswerTo<typeof noticesQuery>
  /** The one in force, in the language of the page. */
  notice: AnswerTo<ReturnType<typeof noticeQuery>>
}

const router = createStaticHandler(siteMap)

/**
 * A page as it looks before anybody has signed in: its `<title>`, then what goes into `#root`. One page after the other, because
 * the whole module speaks one language at a time. Throws when the page cannot be rendered whole.
 */
export async function render(path: string, locale: Locale, { tenant, notices, notice }: PublicAnswers): Promise<string> {
  await speak(locale)
  await wholeLanguage()
  const queryClient = makeQueryClient()
  queryClient.setQueryData(sessionQuery.queryKey, { scope: 'none' })
  queryClient.setQueryData(tenantQuery.queryKey, tenant)
  queryClient.setQueryData(noticesQuery.queryKey, notices)
  queryClient.setQueryData(noticeQuery(notice.version, locale).queryKey, notice)

  const context = await router.query(new Request(`http://localhost${path}`), { requestContext: contextWith(queryClient)() })
  if (context instanceof Response) throw new Error(`${path} leads to ${context.headers.get('location')}.`)
  for (const error of Object.values(context.errors ?? {})) throw error
  return renderToString(
    <App queryClient={queryClient}>
      <StaticRouterProvider router={createStaticRouter(router.dataRoutes, context)} context={context} hydrate={false} />
    </App>,
  )
}
