import { Suspense, use } from 'react'
import { type LoaderFunctionArgs, Navigate, redirect, useLoaderData } from 'react-router'
import { type ApiError, isRefusal } from '#client/lib/api-error.ts'
import { linkContext } from '#client/lib/link.ts'
import { queryClientContext } from '#client/lib/query-client.ts'
import { sessionQuery } from '#client/lib/session.ts'
import { useWords } from '#client/lib/words.tsx'
import { PageHead } from '#client/ui/page-head.tsx'
import { openLink, useOpenLink } from './link-queries.ts'
import { NotOpened } from './not-opened.tsx'
import { WhoseChoices } from './whose-choices.tsx'

/** Somebody came by a link in a mail. Who is here already is known first: the page may have to ask whose choices are meant. */
export async function loader({ context }: LoaderFunctionArgs) {
  const client = context.get(queryClientContext)
  const link = context.get(linkContext)
  const { token } = link
  // A token is good for one arrival: who loads the page again is past it, or opens the link of the mail again.
  delete link.token
  if (!token) throw redirect('/choices')
  await client.ensureQueryData(sessionQuery)
  return { token, opened: openLink(client, token) }
}

/** Another language, for example, is no other arrival. */
export const shouldRevalidate = () => false

export function Component() {
  const { token, opened } = useLoaderData<typeof loader>()
  return (
    <div className="narrow">
      <Suspense fallback={<Opening />}>
        <Arrived token={token} opened={opened} />
      </Suspense>
    </div>
  )
}

function Opening() {
  const { t } = useWords()
  return <PageHead title={t('link.opening.title')} lead={t('link.opening.lead')} />
}

function Arrived({ token, opened }: { token: string; opened: Promise<ApiError | undefined> }) {
  const refused = use(opened)
  const open = useOpenLink(token)
  const error = open.isSuccess ? undefined : (open.error ?? refused)
  if (!error) return <Navigate to="/choices" replace />
  const busy = open.isPending
  return isRefusal(error, 'other-person') ? (
    <WhoseChoices address={String(error.problem.address)} busy={busy} onOpen={() => open.mutate(true)} />
  ) : (
    <NotOpened error={error} busy={busy} onAgain={() => open.mutate(undefined)} />
  )
}
