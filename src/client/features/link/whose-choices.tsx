import { nameOf } from '#client/lib/name-of.ts'
import { useSession } from '#client/lib/session.ts'
import { homeOf } from '#client/lib/way-back.ts'
import { Say, useWords } from '#client/lib/words.tsx'
import { Button, ButtonLink, Pair } from '#client/ui/button.tsx'
import { PageHead } from '#client/ui/page-head.tsx'
import { Plate } from '#client/ui/plate.tsx'

interface WhoseChoicesProps {
  /** Whom the link is for, masked; empty where it is not written down. */
  address: string
  busy: boolean
  onOpen: () => void
}

/** Somebody else is here: a link acts for its own person, so the page asks first (DESIGN §1). */
export function WhoseChoices({ address, busy, onOpen }: WhoseChoicesProps) {
  const { t } = useWords()
  const session = useSession()
  const here = nameOf(session) || t('link.whose.somebody')
  const theirs = address || t('link.to-unknown')
  return (
    <>
      <PageHead
        title={t('link.whose.title')}
        lead={<Say id="link.whose.lead" values={{ theirs, here }} components={{ 0: <b />, 1: <b /> }} />}
      />
      <Plate>
        <Pair>
          <Button onClick={onOpen} busy={busy && t('link.opening.title')}>
            {t('link.whose.open', { theirs })}
          </Button>
          <ButtonLink to={session.scope === 'person' ? '/choices' : homeOf(session)}>{t('link.whose.stay', { here })}</ButtonLink>
        </Pair>
        <p className="fine quiet">{t('link.whose.ends', { here })}</p>
      </Plate>
    </>
  )
}
