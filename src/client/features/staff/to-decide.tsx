import type { DeskView } from '#api/contract/staff.ts'
import { useFormat } from '#client/lib/use-format.ts'
import { useWords } from '#client/lib/words.tsx'
import { Button } from '#client/ui/button.tsx'
import { type Condition, Gate } from '#client/ui/gate.tsx'
import { Plate } from '#client/ui/plate.tsx'
import { useGateWords } from './gate-words.ts'
import type { useDeskAct } from './staff-queries.ts'

interface ToDecideProps {
  desk: DeskView
  act: ReturnType<typeof useDeskAct>
}

const begun = ({ status }: DeskView) => status === 'in_progress' || status === 'extended'

/** What must be decided, on which ground, and what is missing until it can be. */
export function ToDecide({ desk, act }: ToDecideProps) {
  const { t } = useWords()
  const gateWords = useGateWords()
  const conditions = useConditions(desk)
  const beginning = act.isPending && act.variables.type === 'StartWork'
  return (
    <>
      <h2>{t('desk.decide')}</h2>
      <Plate>
        <p>{t(`desk.task.${desk.requestType}`)}</p>
        <p className="tight fine quiet">{t(`desk.law.${desk.requestType}`)}</p>
        <Gate label={t('desk.gate')} words={gateWords} conditions={conditions} />
        {!begun(desk) && (
          <Button onClick={() => act.mutate({ type: 'StartWork' })} busy={beginning && t('desk.beginning')}>
            {desk.status === 'received' ? t('desk.begin') : t('desk.go-on')}
          </Button>
        )}
      </Plate>
    </>
  )
}

function useConditions(desk: DeskView): Condition[] {
  const { t } = useWords()
  const { date } = useFormat()
  const { status, steps, name, dueOn } = desk
  const asked = steps.findLast(({ type }) => type === 'ClarificationAsked')
  const waiting = status === 'awaiting_clarification'
  return [
    { key: 'identity', met: status !== 'awaiting_identity', content: t('desk.gate.identity') },
    { key: 'begun', met: status !== 'received', content: t('desk.gate.begun') },
    ...(asked ? [{ key: 'asked', met: !waiting, content: t('desk.gate.asked', { name, date: date(asked.at) }) }] : []),
    { key: 'answer', met: false, content: t('desk.gate.answer', { date: date(dueOn) }) },
  ]
}
