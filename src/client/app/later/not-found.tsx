import { useSession } from '#client/lib/session.ts'
import { homeOf } from '#client/lib/way-back.ts'
import { useWords } from '#client/lib/words.tsx'
import { ButtonLink } from '#client/ui/button.tsx'
import { PageHead } from '#client/ui/page-head.tsx'

/** There is nothing at this address, or nothing that belongs to whoever is looking: the two answer alike. */
export function Component() {
  const { t } = useWords()
  const session = useSession()
  return (
    <>
      <PageHead title={t('not-found.title')} lead={t('not-found.lead')} />
      <div className="row">
        <ButtonLink look="primary" to={homeOf(session)}>
          {t(`not-found.home-${session.scope}`)}
        </ButtonLink>
        <ButtonLink to="/help">{t('page.help')}</ButtonLink>
      </div>
    </>
  )
}
