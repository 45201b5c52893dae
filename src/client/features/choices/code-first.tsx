import { sentenceOf } from '#client/lib/api-error.ts'
import { useCodeRequest } from '#client/lib/code-request.ts'
import { signInPath } from '#client/lib/way-back.ts'
import { useWords } from '#client/lib/words.tsx'
import { Button, ButtonLink } from '#client/ui/button.tsx'
import { Icon } from '#client/ui/icon.tsx'

const signIn = signInPath('/choices')

/**
 * Everybody who has the mail can open this page, so it only stops things; turning one on takes a code to the mailbox itself.
 * @param address masked; empty where it is not written down, and then whoever it is has to name it
 */
export function CodeFirst({ address }: { address: string }) {
  const { t } = useWords()
  const ask = useCodeRequest(signIn)
  return (
    <div className="row">
      <p className="unsaved held" role="alert">
        <Icon name="key" />
        <span>{address ? t('choices.code-first', { address }) : t('choices.code-first-unknown')}</span>
      </p>
      {address ? (
        <Button small onClick={() => ask.mutate({ email: address, own: true })} busy={ask.isPending && t('sign-in.asking')}>
          {t('choices.code-first.send')}
        </Button>
      ) : (
        <ButtonLink small to={signIn}>
          {t('sign-in.sign-in')}
        </ButtonLink>
      )}
      {ask.isError && <p role="alert">{sentenceOf(ask.error) ?? t('sign-in.not-asked')}</p>}
    </div>
  )
}
