import type { DeskView } from '#api/contract/staff.ts'
import { useFormat } from '#client/lib/use-format.ts'
import { useWords } from '#client/lib/words.tsx'
import { ButtonLink } from '#client/ui/button.tsx'
import { KeyValues } from '#client/ui/key-values.tsx'
import { Plate } from '#client/ui/plate.tsx'
import { MailAddress } from './mail-address.tsx'
import { referenceOf } from './reference-of.ts'
import { useConcerns } from './use-concerns.ts'

/** Rights that can reach everything at once, where nothing is named. */
const canReachAll = ['access', 'portability', 'erasure', 'restriction']

/** What was asked, by whom, in which words, and the way to the person's pages. */
export function TheRequest({ desk }: { desk: DeskView }) {
  const { t } = useWords()
  const { date } = useFormat()
  const concerns = useConcerns()(desk)
  const { name, email, personId, receivedOn, item, messages } = desk
  const filed = messages.find(({ from, at, text }) => from === 'data-subject' && at === desk.receivedAt && text)
  const pairs = [
    { key: 'name', name: t('desk.asked-by'), value: name || t('staff.erased') },
    { key: 'address', name: t('desk.address'), value: email && <MailAddress address={email} clipped /> },
    { key: 'concerns', name: t('desk.concerns'), value: concerns ?? (canReachAll.includes(desk.requestType) && t('desk.concerns-all')) },
    { key: 'item', name: t('desk.item'), value: item },
    { key: 'received', name: t('due.received'), value: date(receivedOn) },
  ].filter(({ value }) => value)
  return (
    <>
      <h2>{t('desk.request')}</h2>
      <Plate>
        {filed ? <blockquote>{t('desk.quote', { text: filed.text })}</blockquote> : <p className="quiet">{t('desk.no-words')}</p>}
        <KeyValues ruled pairs={pairs} />
        {name && (
          <>
            <ButtonLink icon="eye" to={`/staff/people/${personId}?reason=rights-request&ticket=${referenceOf(desk.id)}`}>
              {t('desk.see-pages', { name })}
            </ButtonLink>
            <p className="fine quiet tight">{t('desk.see-pages-hint', { name })}</p>
          </>
        )}
      </Plate>
    </>
  )
}
