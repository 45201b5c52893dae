import { isRouteErrorResponse, useLocation, useRouteError } from 'react-router'
import { ApiError } from '#client/lib/api-error.ts'
import { useTenant } from '#client/lib/tenant.ts'
import { signInPath } from '#client/lib/way-back.ts'
import { useWords } from '#client/lib/words.tsx'
import { ButtonLink } from '#client/ui/button.tsx'
import { Doors } from '#client/ui/link-list.tsx'
import { PageHead } from '#client/ui/page-head.tsx'
import { Section } from '#client/ui/section.tsx'
import { NotFound } from './not-found.tsx'

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

function SignedOut() {
  const { t } = useWords()
  const { pathname, search } = useLocation()
  return (
    <>
      <PageHead title={t('error.signed-out.title')} lead={t('error.signed-out.lead')} />
      <ButtonLink look="primary" to={signInPath(pathname + search)}>
        {t('error.signed-out.again')}
      </ButtonLink>
    </>
  )
}

function Urgent() {
  const { t } = useWords()
  const { organisation } = useTenant()
  return (
    <Section title={t('error.urgent.title')}>
      <Doors
        doors={[
          { key: 'leave', icon: 'mail', to: '/help#leave', title: t('error.leave.title'), text: t('error.leave.text') },
          {
            key: 'write',
            icon: 'send',
            to: `mailto:${organisation.privacyEmail}`,
            title: t('error.write.title'),
            text: t('error.write.text', { email: organisation.privacyEmail }),
          },
        ]}
      />
    </Section>
  )
}
