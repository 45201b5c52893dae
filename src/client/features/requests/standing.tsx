import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { RequestView } from '#api/contract/requests.ts'
import { useFormat } from '#client/lib/use-format.ts'
import { useWords } from '#client/lib/words.tsx'
import { Note } from '#client/ui/note.tsx'
import { Plate } from '#client/ui/plate.tsx'
import { RequestDates } from './request-dates.tsx'

/** While it is open: until when, to scale, and why it takes longer. Afterwards: how it ended, and on which ground. */
export function Standing({ request }: { request: RequestView }) {
  return request.open ? <Due request={request} /> : <Ended request={request} />
}

function Due({ request }: { request: RequestView }) {
  const { t } = useWords()
  const { fullDate } = useFormat()
  const late = request.daysLeft < 0
  return (
    <Plate>
      <h2>{t(late ? 'request.was-due' : 'request.due', { date: fullDate(request.dueOn) })}</h2>
      <RequestDates request={request} />
      {late && (
        <Note tone="bad" act={<ComplainLink />}>
          {t('request.late')}
        </Note>
      )}
      {request.extension && <Extension request={request} extension={request.extension} />}
    </Plate>
  )
}

function Extension({ request, extension }: { request: RequestView; extension: NonNullable<RequestView['extension']> }) {
  const { t } = useWords()
  const { date } = useFormat()
  return (
    <Note
      tone="warn"
      title={t('request.extended.title', { due: date(request.dueOn), date: date(extension.at) })}
      act={request.daysLeft >= 0 && <ComplainLink />}
    >
      <p>{t(`request.extended.${extension.reason}`)}</p>
      <p>{t('request.extended.once')}</p>
    </Note>
  )
}

function ComplainLink() {
  const { t } = useWords()
  return <Link to="/requests/new/complaint">{t('request.complain-delay')}</Link>
}

/** Rule 6 of the design: no request closes in silence, and every refusal names its ground. */
function Ended({ request }: { request: RequestView }) {
  const { t } = useWords()
  const { date } = useFormat()
  const on = request.closedAt ? date(request.closedAt) : ''
  const dates = <p className="quiet">{t('request.closed.was-due', { received: date(request.receivedOn), due: date(request.dueOn) })}</p>
  const ended = (name: string, rest: { tone?: 'good' | 'held' | 'bad'; icon?: 'refused' | 'undo' | 'half' | 'cross' }, text: ReactNode) => (
    <Note {...rest} title={t(`request.${name}.title`, { date: on })}>
      {text}
      {dates}
    </Note>
  )
  switch (request.status) {
    case 'fulfilled':
      return ended('answered', { tone: 'good' }, <p>{t('request.answered.text')}</p>)
    case 'partially_fulfilled':
      return ended('partly', { tone: 'held', icon: 'half' }, <p>{t('request.partly.text')}</p>)
    case 'refused':
      return ended('refused', { tone: 'bad', icon: 'refused' }, <Refusal refusal={request.refusal} />)
    case 'withdrawn':
      return ended('withdrawn', { icon: 'undo' }, <p>{t('request.withdrawn.text')}</p>)
    default:
      return ended('expired', { icon: 'cross' }, <p>{t('request.expired.text')}</p>)
  }
}

function Refusal({ refusal }: Pick<RequestView, 'refusal'>) {
  const { t } = useWords()
  return (
    <>
      {refusal && (
        <p>
          <b>{t(`ground.${refusal.ground}`)}</b>
        </p>
      )}
      {refusal?.late && <p>{t('request.refused.late')}</p>}
      <p>
        {t('request.answered.text')} {t('request.refused.remedy')}
      </p>
    </>
  )
}
