import { useSuspenseQuery } from '@tanstack/react-query'
import { Link, type LoaderFunctionArgs } from 'react-router'
import type { AuditRow } from '#api/contract/staff.ts'
import { queryClientContext } from '#client/lib/query-client.ts'
import { useFormat } from '#client/lib/use-format.ts'
import { useWords } from '#client/lib/words.tsx'
import { Chip } from '#client/ui/chip.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { PageHead } from '#client/ui/page-head.tsx'
import { Plate } from '#client/ui/plate.tsx'
import { Table } from '#client/ui/table.tsx'
import { MailAddress } from './mail-address.tsx'
import { auditQuery } from './staff-queries.ts'

/** The most the API tells. */
const most = 200

export async function loader({ context }: LoaderFunctionArgs) {
  await context.get(queryClientContext).fetchQuery(auditQuery)
  return null
}

/** Who looked at whose pages, when, how long and why. Staff see what staff did, as the person does. */
export function Component() {
  const { t } = useWords()
  const { data: views } = useSuspenseQuery(auditQuery)
  const lead = views.length >= most ? t('audit.lead-last', { count: most }) : t('audit.lead', { count: views.length })
  return (
    <>
      <PageHead title={t('nav.audit')} documentTitle={t('staff.document', { page: t('nav.audit') })} lead={lead} />
      <Plate flush>
        {views.length === 0 ? (
          <Empty icon="eye" title={t('audit.none')}>
            {t('audit.none-text')}
          </Empty>
        ) : (
          <Views views={views} />
        )}
      </Plate>
    </>
  )
}

function Views({ views }: { views: AuditRow[] }) {
  const { t } = useWords()
  const { date, time } = useFormat()
  const whose = ({ personId, name }: AuditRow) => (name ? <Link to={`/staff/people/${personId}`}>{name}</Link> : t('staff.erased'))
  const when = ({ startedAt }: AuditRow) => (
    <>
      {date(startedAt)}
      <small>{time(startedAt)}</small>
    </>
  )
  const why = ({ reason, ticket }: AuditRow) => (
    <>
      {t(`person.reason.${reason}`)}
      <small>{t('audit.ticket', { ticket })}</small>
    </>
  )
  return (
    <Table
      caption={t('audit.caption')}
      captionHidden
      rows={views}
      keyOf={({ id }) => id}
      columns={[
        { key: 'when', head: t('audit.when'), cell: when },
        { key: 'whose', head: t('audit.whose'), names: true, cell: whose },
        { key: 'who', head: t('audit.who'), cell: ({ actor }) => <MailAddress address={actor} /> },
        { key: 'long', head: t('audit.long'), cell: (row) => <HowLong view={row} /> },
        { key: 'why', head: t('audit.why'), cell: why },
      ]}
    />
  )
}

function HowLong({ view: { startedAt, endedAt } }: { view: AuditRow }) {
  const { t } = useWords()
  if (!endedAt) return <Chip icon="eye">{t('audit.now')}</Chip>
  const minutes = Math.max(1, Math.round((Date.parse(endedAt) - Date.parse(startedAt)) / 60_000))
  return <>{t('audit.minutes', { count: minutes })}</>
}
