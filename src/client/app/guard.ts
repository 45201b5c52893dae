import { type MiddlewareFunction, redirect } from 'react-router'
import { wholeLanguage } from '#client/lib/language.ts'
import { queryClientContext } from '#client/lib/query-client.ts'
import { type SessionView, sessionQuery } from '#client/lib/session.ts'
import { homeOf, signInPath } from '#client/lib/way-back.ts'

/**
 * Lets the named scopes pass. Who is signed out signs in and comes back; everybody else goes to their own first page.
 * It spares people a refusal; what may be read is decided by the API.
 */
const needs =
  (...scopes: SessionView['scope'][]): MiddlewareFunction =>
  async ({ context, request }, next) => {
    const [session] = await Promise.all([context.get(queryClientContext).ensureQueryData(sessionQuery), wholeLanguage()])
    const { pathname, search } = new URL(request.url)
    if (session.scope === 'none') throw redirect(signInPath(pathname + search))
    if (!scopes.includes(session.scope)) throw redirect(homeOf(session))
    await next()
  }

/** Open to all; only the words have to be there. */
export const needsNobody: MiddlewareFunction = async (_, next) => {
  await wholeLanguage()
  await next()
}

/** Whoever has choices to make, also by a link in a mail. */
export const needsChooser = needs('person', 'view', 'stop', 'choices')
export const needsPerson = needs('person', 'view')
export const needsStaff = needs('staff')
