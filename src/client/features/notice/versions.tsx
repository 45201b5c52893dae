import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { useFormat } from '#client/lib/use-format.ts'
import { useWords } from '#client/lib/words.tsx'
import { Plate } from '#client/ui/plate.tsx'
import { Section } from '#client/ui/section.tsx'
import { Timeline } from '#client/ui/timeline.tsx'
import { noticesQuery } from './notice-queries.ts'

/** Every version, and what each changed. */
export function Versions({ shown }: { shown: string }) {
  const { t } = useWords()
  const { fullDate } = useFormat()
  const { data: notices } = useSuspenseQuery(noticesQuery)
  return (
    <Section title={t('notice.versions')}>
      <Plate>
        <Timeline
          steps={notices.map(({ version, publishedOn }, index) => {
            const before = notices[index + 1]?.version
            return {
              key: version,
              state: version === shown ? 'here' : 'done',
              when: fullDate(publishedOn),
              dateTime: publishedOn,
              content: (
                <p className="row">
                  {version === shown ? (
                    <span>{t('notice.shown')}</span>
                  ) : (
                    <Link to={`/notice/${version}`}>{t('notice.read', { version })}</Link>
                  )}
                  {before && <Link to={`/notice/compare/${before}/${version}`}>{t('notice.changes')}</Link>}
                </p>
              ),
            }
          })}
        />
      </Plate>
    </Section>
  )
}
