import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { useNow } from '#client/lib/clock.ts'
import { useEventSentence } from '#client/lib/event-sentence.ts'
import { useFormat } from '#client/lib/use-format.ts'
import { useWords } from '#client/lib/words.tsx'
import { Plate } from '#client/ui/plate.tsx'
import { Timeline } from '#client/ui/timeline.tsx'
import { latelyQuery } from './overview-queries.ts'

/** Too small to be told here; the whole history has them. */
const quiet = ['PageSeen', 'VisitEnded', 'SteppedUp']

/** The last four things that happened, newest first. */
export function Lately() {
  const { t } = useWords()
  const { when } = useFormat()
  const sentence = useEventSentence()
  const now = useNow()
  const { entries } = useSuspenseQuery(latelyQuery).data
  const told = entries.filter(({ event }) => !quiet.includes(event.type)).slice(0, 4)
  return (
    <section className="stack" aria-labelledby="lately">
      <h2 id="lately">{t('overview.lately.title')}</h2>
      <Plate>
        {told.length === 0 && <p className="quiet">{t('overview.lately.none')}</p>}
        <Timeline
          steps={told.map(({ stream, version, at, event }) => ({
            key: `${stream}/${version}`,
            state: 'done',
            when: when(at, now),
            dateTime: at,
            content: <p>{sentence(event)}</p>,
          }))}
        />
        <p>
          <Link to="/history">{t('overview.lately.all')}</Link>
        </p>
      </Plate>
    </section>
  )
}
