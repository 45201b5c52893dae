import { ApiError, isRefusal, sentenceOf } from '#client/lib/api-error.ts'
import { useWords } from '#client/lib/words.tsx'
import { Button, ButtonLink } from '#client/ui/button.tsx'
import { Note } from '#client/ui/note.tsx'
import { PageHead } from '#client/ui/page-head.tsx'
import { Plate } from '#client/ui/plate.tsx'
import { useRedeem } from './sign-in-queries.ts'

/** Somebody opened the link of the mail. Nothing happens before they press. */
export function UseLink({ secret, returnTo }: { secret: string; returnTo: string | null }) {
  const { t } = useWords()
  const redeem = useRedeem(returnTo)
  if (isRefusal(redeem.error, 'other-browser')) return <OtherBrowser code={String(redeem.error.problem.signInCode)} />
  const over = redeem.error instanceof ApiError && redeem.error.status !== 0
  return (
    <>
      <PageHead title={t('sign-in.link.title')} lead={t('sign-in.link.lead')} />
      <Plate>
        {redeem.isError && (
          <Note tone="bad" role="alert">
            {sentenceOf(redeem.error) ?? t('sign-in.no-answer')}
          </Note>
        )}
        <div className="row">
          {over ? (
            <ButtonLink look="primary" to="/">
              {t('sign-in.ask-again')}
            </ButtonLink>
          ) : (
            <Button look="primary" onClick={() => redeem.mutate({ secret })} busy={redeem.isPending && t('sign-in.signing-in')}>
              {t('sign-in.sign-in')}
            </Button>
          )}
        </div>
      </Plate>
    </>
  )
}

/** The sign-in belongs to the browser that asked for it (AUTH-04): here there is only the code to carry over. */
function OtherBrowser({ code }: { code: string }) {
  const { t } = useWords()
  return (
    <>
      <PageHead title={t('sign-in.elsewhere.title')} lead={t('sign-in.elsewhere.lead')} />
      <Plate>
        <p className="quiet">{t('sign-in.code.label')}</p>
        <p className="big-value tight" role="status">
          {code.replace(/(\d{4})(\d{4})/, '$1 $2')}
        </p>
        <p className="quiet">{t('sign-in.elsewhere.why')}</p>
      </Plate>
    </>
  )
}
