import { isRefusal, sentenceOf } from '#client/lib/api-error.ts'
import { signInPath } from '#client/lib/way-back.ts'
import { useWords } from '#client/lib/words.tsx'
import { Button, ButtonLink } from '#client/ui/button.tsx'
import { PageHead } from '#client/ui/page-head.tsx'

interface NotOpenedProps {
  error: Error
  busy: boolean
  onAgain: () => void
}

/** Why the link opens nothing, and the ways on. Nothing has changed by it. */
export function NotOpened({ error, busy, onAgain }: NotOpenedProps) {
  const { t } = useWords()
  const why = isRefusal(error, 'link-too-old') ? 'old' : isRefusal(error, 'not-found') ? 'forged' : 'failed'
  const lead = why === 'failed' ? `${sentenceOf(error) ?? t('not-saved.no-answer')} ${t('link.failed.lead')}` : t(`link.${why}.lead`)
  return (
    <div role="alert">
      <PageHead title={t(`link.${why}.title`)} lead={lead} />
      <div className="row">
        {why === 'failed' ? (
          <Button look="primary" onClick={onAgain} busy={busy && t('link.opening.title')}>
            {t('not-saved.again')}
          </Button>
        ) : (
          <ButtonLink look="primary" to={signInPath('/choices')}>
            {t('link.by-code')}
          </ButtonLink>
        )}
        {why !== 'failed' && <ButtonLink to="/#lost">{t('link.new')}</ButtonLink>}
      </div>
    </div>
  )
}
