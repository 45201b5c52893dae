import { Link } from 'react-router'
import type { FoundPerson } from '#api/contract/staff.ts'
import { useFormat } from '#client/lib/use-format.ts'
import { useWords } from '#client/lib/words.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { Plate } from '#client/ui/plate.tsx'
import { Table } from '#client/ui/table.tsx'
import { MailAddress } from './mail-address.tsx'

/** The most one search answers. */
const most = 20

export function FoundPeople({ people, searched }: { people: readonly FoundPerson[]; searched: string }) {
  const { t } = useWords()
  const { list } = useFormat()
  const full = people.length >= most
  const lead = ({ personId, name, email }: FoundPerson) => (
    <>
      <Link to={`/staff/people/${personId}`}>{name}</Link>
      {name !== email && (
        <small>
          <MailAddress address={email} />
        </small>
      )}
    </>
  )
  return (
    <>
      <p className="quiet" role="status">
        {full ? t('people.full', { count: people.length }) : t('people.found', { count: people.length, text: searched })}
      </p>
      <Plate flush>
        {people.length === 0 ? (
          <Empty title={t('people.none', { text: searched })}>{t('people.none-text')}</Empty>
        ) : (
          <Table
            caption={t('people.caption')}
            captionHidden
            rows={people}
            keyOf={({ personId }) => personId}
            columns={[
              { key: 'person', head: t('people.person'), cell: lead },
              { key: 'known', head: t('people.known'), cell: ({ sources }) => list(sources) || t('people.known-here') },
            ]}
          />
        )}
      </Plate>
    </>
  )
}
