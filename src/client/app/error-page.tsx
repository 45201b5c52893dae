import { isRouteErrorResponse, useLocation, useRouteError } from 'react-router'
import { ApiError } from '#client/lib/api-error.ts'
import { useWords } from '#client/lib/words.tsx'
import { ButtonLink } from '#client/ui/button.tsx'
import { PageHead } from '#client/ui/page-head.tsx'
import { NotFound, SignedOut, Urgent } from './later/later.tsx'

const statusOf = (error: unknown) => (isRouteErrorResponse(error) || error instanceof ApiError ? error.status : undefined)

/** Inside the shell: whose fault it is, that nothing was lost, and the ways on. */
export function ErrorPage() {
  const status = statusOf(useRouteError())
  if (status === 404) return <NotFound />
  if (status === 401) return <SignedOut />
  return (
    <>
      <Failed noAnswer={status === 0} />
      <Urgent />
    </>
  )
}

/** Where not even the shell could be loaded. */
export function BareErrorPage() {
  const status = statusOf(useRouteError())
  return (
    <main className="page" id="main">
      <Failed noAnswer={status === 0} />
    </main>
  )
}

function Failed({ noAnswer }: { noAnswer: boolean }) {
  const { t } = useWords()
  const { pathname, search } = useLocation()
  return (
    <>
      <PageHead
        title={noAnswer ? t('error.no-answer.title') : t('error.title')}
        lead={noAnswer ? t('error.no-answer.lead') : t('error.lead')}
      />
      <div className="row">
        <ButtonLink look="primary" to={pathname + search} reloadDocument>
          {t('error.again')}
        </ButtonLink>
        <ButtonLink to="/" reloadDocument>
          {t('error.to-start')}
        </ButtonLink>
      </div>
    </>
  )
}
