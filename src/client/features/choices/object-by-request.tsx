import type { RequestRow } from '#api/contract/requests.ts'
import { isLinkVisit, useReadOnly, useSession } from '#client/lib/session.ts'
import { useFormat } from '#client/lib/use-format.ts'
import { useNotSaved } from '#client/lib/use-not-saved.ts'
import { signInPath } from '#client/lib/way-back.ts'
import { useWords } from '#client/lib/words.tsx'
import { Button, ButtonLink } from '#client/ui/button.tsx'
import { Chip } from '#client/ui/chip.tsx'
import { ChoiceRow } from '#client/ui/choice-list.tsx'
import { Locked, NotSaved } from '#client/ui/switch.tsx'
import type { Purpose } from '#domain/tenant.ts'
import { useObject } from './choices-queries.ts'

const takeFocus = (link: HTMLAnchorElement | null) => link?.focus()

interface ObjectByRequestProps {
  purpose: Purpose
  /** The objection that is being assessed. */
  open: RequestRow | undefined
}

/** Any other interest is weighed; the use is stopped while that lasts (GDPR Art. 18(1)(d), OBJ-04). No reason is asked for (ACC-08). */
export function ObjectByRequest({ purpose, open }: ObjectByRequestProps) {
  const { t, text } = useWords()
  const { date } = useFormat()
  const readOnly = useReadOnly()
  const byLink = isLinkVisit(useSession())
  const notSaved = useNotSaved()
  const object = useObject()
  const title = text(purpose.title)
  const press = () => object.mutate(object.isError ? object.variables : { purpose: purpose.id, id: crypto.randomUUID() })
  const act = open ? (
    <ButtonLink
      ref={object.isSuccess ? takeFocus : undefined}
      to={`/requests/${open.id}`}
      aria-label={`${t('choices.object.follow')}: ${title}`}
    >
      {t('choices.object.follow')}
    </ButtonLink>
  ) : byLink ? (
    <ButtonLink to={signInPath('/choices')} aria-label={`${t('choices.object.sign-in')}: ${title}`}>
      {t('choices.object.sign-in')}
    </ButtonLink>
  ) : (
    <Button aria-label={`${t('choices.object.object')}: ${title}`} onClick={press} busy={object.isPending && t('switch.saving')}>
      {t('choices.object.object')}
    </Button>
  )
  const assessed = open && (
    <>
      <Chip tone="held" icon="pause">
        {t('choices.object.assessed')}
      </Chip>{' '}
      <span>{t('choices.object.due', { date: date(open.receivedOn), due: date(open.dueOn) })}</span>
    </>
  )
  const word = open ? t('choices.object.assessed') : t('choices.object.goes-on')
  return (
    <ChoiceRow title={title} meta={assessed} act={readOnly ? <Locked>{word}</Locked> : act}>
      <p>{text(purpose.description)}</p>
      {purpose.interest && <p className="meta">{t('choices.object.interest', { interest: text(purpose.interest) })}</p>}
      {object.isError && (
        <NotSaved retry={t('not-saved.again')} onRetry={press}>
          {notSaved(t('choices.object.not-saved', { what: title, state: 'on' }), object.error)}
        </NotSaved>
      )}
    </ChoiceRow>
  )
}
