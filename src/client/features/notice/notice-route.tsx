import { useSuspenseQuery } from '@tanstack/react-query'
import { Link, type LoaderFunctionArgs, useParams } from 'react-router'
import { currentLocale } from '#client/lib/language.ts'
import { queryClientContext } from '#client/lib/query-client.ts'
import { tenantQuery, useTenant } from '#client/lib/tenant.ts'
import { useFormat } from '#client/lib/use-format.ts'
import { useWords } from '#client/lib/words.tsx'
import { Note } from '#client/ui/note.tsx'
import { PageHead } from '#client/ui/page-head.tsx'
import { Blocks } from './blocks.tsx'
import { noticeQuery, noticesQuery } from './notice-queries.ts'
import { Recipients } from './recipients.tsx'
import { Versions } from './versions.tsx'

export async function loader({ context, params }: LoaderFunctionArgs) {
  const client = context.get(queryClientContext)
  const version = params.version ?? (await client.ensureQueryData(tenantQuery)).organisation.noticeVersion
  await Promise.all([client.ensureQueryData(noticesQuery), client.ensureQueryData(noticeQuery(version, currentLocale()))])
  return null
}

/** The privacy notice of today, or an earlier version of it. */
export function Component() {
  const { t, locale } = useWords()
  const { fullDate } = useFormat()
  const { organisation } = useTenant()
  const version = useParams().version ?? organisation.noticeVersion
  const { data: notice } = useSuspenseQuery(noticeQuery(version, locale))
  const isCurrent = version === organisation.noticeVersion
  return (
    <>
      <PageHead title={notice.title} lead={t('notice.since', { date: fullDate(notice.publishedOn) })} />
      {!isCurrent && (
        <Note icon="history" title={t('notice.old.title')} act={<Link to="/notice">{t('notice.old.current')}</Link>}>
          {t('notice.old.text')}
        </Note>
      )}
      <article className="notice-text">
        <Blocks blocks={notice.blocks} />
      </article>
      {isCurrent && <Recipients />}
      <Versions shown={version} />
    </>
  )
}
