import type { DeskView } from '#api/contract/staff.ts'
import { useNow } from '#client/lib/clock.ts'
import { useFormat } from '#client/lib/use-format.ts'
import { useWords } from '#client/lib/words.tsx'
import { Plate } from '#client/ui/plate.tsx'
import { Timeline } from '#client/ui/timeline.tsx'

/** What happened, newest first. A message has no side in the ledger's step; its time says whose it was. */
export function DeskRecord({ desk }: { desk: DeskView }) {
  const { t } = useWords()
  const { when } = useFormat()
  const now = useNow()
  const name = desk.name || t('staff.erased')
  const writer = (at: string) => desk.messages.find((message) => message.at === at)?.from ?? 'office'
  return (
    <>
      <h2>{t('desk.record')}</h2>
      <Plate>
        <Timeline
          steps={desk.steps
            .map(({ type, at }, index) => ({
              key: String(index),
              state: 'done' as const,
              when: when(at, now),
              dateTime: at,
              content: <p>{t(`desk.step.${type}`, { name, from: writer(at) })}</p>,
            }))
            .reverse()}
        />
      </Plate>
    </>
  )
}
