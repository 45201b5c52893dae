import type { RequestView } from '#api/contract/requests.ts'
import { useFormat } from '#client/lib/use-format.ts'
import { useWords } from '#client/lib/words.tsx'
import { Plate } from '#client/ui/plate.tsx'
import { type Step, Timeline } from '#client/ui/timeline.tsx'

/** Facts that say more than their name. */
const explained: readonly string[] = ['RequestFiled', 'ClarificationAsked']

/** What happened, what is happening, what is to come. Messages stand beside it in full, so they are not told here again. */
export function RequestSteps({ request }: { request: RequestView }) {
  const { t } = useWords()
  const { day, time } = useFormat()
  const happened = request.steps
    .filter(({ type }) => type !== 'MessageAdded')
    .map(
      ({ type, at }, index): Step => ({
        key: `${index}`,
        state: 'done',
        when: `${day(at)}, ${time(at)}`,
        dateTime: at,
        content: <Words title={t(`request.step.${type}`)} text={explained.includes(type) && t(`request.step.${type}.text`)} />,
      }),
    )
  const toCome = useToCome(request)
  return (
    <>
      <h2>{t('request.happened')}</h2>
      <Plate>
        <Timeline dated steps={[...happened, ...toCome]} />
      </Plate>
    </>
  )
}

function useToCome({ open, status, dueOn, daysLeft, requestType }: RequestView): Step[] {
  const { t } = useWords()
  const { day } = useFormat()
  if (!open) return []
  const answer = t(requestType === 'erasure' ? 'request.next.text-erasure' : 'request.next.text')
  return [
    { key: 'now', state: 'here', when: t('request.now'), content: <Words title={t(`request.now.${status}`)} /> },
    {
      key: 'next',
      state: 'none',
      when: daysLeft < 0 ? t('request.next.when-late') : t('request.next.when', { date: day(dueOn) }),
      dateTime: dueOn,
      content: <Words title={t('request.next')} text={answer} />,
    },
  ]
}

function Words({ title, text }: { title: string; text?: string | false }) {
  return (
    <>
      <h3>{title}</h3>
      {text && <p>{text}</p>}
    </>
  )
}
