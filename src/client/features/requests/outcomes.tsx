import type { RequestView } from '#api/contract/requests.ts'
import { useTitles } from '#client/lib/event-sentence.ts'
import { useFormat } from '#client/lib/use-format.ts'
import { useWords } from '#client/lib/words.tsx'
import { Chip, type Tone } from '#client/ui/chip.tsx'
import type { IconName } from '#client/ui/icon.tsx'
import { Plate } from '#client/ui/plate.tsx'
import { Table } from '#client/ui/table.tsx'

type Outcome = RequestView['outcomes'][number]

const looks: Record<Outcome['result'], { icon: IconName; tone: Tone }> = {
  erased: { icon: 'done', tone: 'good' },
  done: { icon: 'done', tone: 'good' },
  corrected: { icon: 'done', tone: 'good' },
  kept: { icon: 'lock', tone: 'held' },
}

/** What became of each kind of data: for all that is kept the ground and the end (ERA-02). */
export function Outcomes({ outcomes }: { outcomes: readonly Outcome[] }) {
  const { t } = useWords()
  const { date } = useFormat()
  const titles = useTitles()
  const why = ({ count, ground, until }: Outcome) =>
    [t('request.outcomes.items', { count }), ground && t(`ground.${ground}`), until && t('request.outcomes.until', { date: date(until) })]
      .filter(Boolean)
      .join(' ')
  return (
    <>
      <h2>{t('request.outcomes')}</h2>
      <Plate flush>
        <Table
          caption={t('request.outcomes.caption')}
          captionHidden
          rows={outcomes}
          keyOf={({ category, result, ground }) => `${category} ${result} ${ground}`}
          columns={[
            {
              key: 'category',
              head: t('request.outcomes.category'),
              cell: ({ category }) => (category ? titles.category(category) : t('request.outcomes.other')),
            },
            {
              key: 'decision',
              head: t('request.outcomes.decision'),
              cell: ({ result }) => <Chip {...looks[result]}>{t(`request.outcomes.${result}`)}</Chip>,
            },
            { key: 'why', head: t('request.outcomes.why'), label: t('request.outcomes.why-short'), cell: why },
          ]}
        />
      </Plate>
    </>
  )
}
