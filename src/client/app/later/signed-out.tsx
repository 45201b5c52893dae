import { useLocation } from 'react-router'
import { signInPath } from '#client/lib/way-back.ts'
import { useWords } from '#client/lib/words.tsx'
import { ButtonLink } from '#client/ui/button.tsx'
import { PageHead } from '#client/ui/page-head.tsx'

/** The session ended while this page was on its way. */
export default function SignedOut() {
  const { t } = useWords()
  const { pathname, search } = useLocation()
  return (
    <>
      <PageHead title={t('signed-out.title')} lead={t('signed-out.lead')} />
      <ButtonLink look="primary" to={signInPath(pathname + search)}>
        {t('signed-out.again')}
      </ButtonLink>
    </>
  )
}
