import { useSuspenseQueries } from '@tanstack/react-query'
import { Link, type LoaderFunctionArgs, useParams } from 'react-router'
import { currentLocale } from '#client/lib/language.ts'
import { queryClientContext } from '#client/lib/query-client.ts'
import { useFormat } from '#client/lib/use-format.ts'
import { useWords } from '#client/lib/words.tsx'
import { PageHead } from '#client/ui/page-head.tsx'
import { Plate } from '#client/ui/plate.tsx'
import { Changes } from './changes.tsx'
import { noticeQuery } from './notice-queries.ts'
import { compareNotices } from './sections.ts'

export async function loader({ context, params }: LoaderFunctionArgs) {
  const client = context.get(queryClientContext)
  const read = (version: string) => client.ensureQueryData(noticeQuery(version, currentLocale()))
  await Promise.all([read(params.from!), read(params.to!)])
  return null
}

export function Component() {
  const { t, locale } = useWords()
  const { fullDate } = useFormat()
  const { from, to } = useParams() as { from: string; to: string }
  const [{ data: before }, { data: after }] = useSuspenseQueries({ queries: [noticeQuery(from, locale), noticeQuery(to, locale)] })
  const { changed, same } = compareNotices(before, after)
  const dates = { from: fullDate(before.publishedOn), to: fullDate(after.publishedOn) }
  return (
    <>
      <PageHead
        title={t('compare.title', dates)}
        lead={t('compare.lead', { ...dates, count: changed.length })}
        trail={{ to: '/notice', label: t('nav.notice') }}
      />
      {changed.length > 0 && (
        <Plate flush>
          <Changes changed={changed} from={dates.from} to={dates.to} />
        </Plate>
      )}
      <p className="quiet after-plate">
        {t('compare.same', { count: same })} <Link to={`/notice/${to}`}>{t('compare.whole', dates)}</Link>
      </p>
    </>
  )
}
