import { Link } from 'react-router'
import type { RequestRow } from '#api/contract/requests.ts'
import { useFormat } from '#client/lib/use-format.ts'
import { useWords } from '#client/lib/words.tsx'
import { Plate } from '#client/ui/plate.tsx'
import { Section } from '#client/ui/section.tsx'
import { Table } from '#client/ui/table.tsx'
import { RequestState } from './request-state.tsx'

export function ClosedRequests({ requests }: { requests: readonly RequestRow[] }) {
  const { t } = useWords()
  const { date } = useFormat()
  return (
    <Section id="closed" title={t('requests.closed')}>
      <Plate flush>
        <Table
          caption={t('requests.closed')}
          captionHidden
          rows={requests}
          keyOf={({ id }) => id}
          columns={[
            {
              key: 'what',
              head: t('requests.what'),
              cell: ({ id, requestType }) => <Link to={`/requests/${id}`}>{t(`request-type.${requestType}`)}</Link>,
            },
            { key: 'received', head: t('due.received'), cell: ({ receivedOn }) => date(receivedOn) },
            { key: 'ended', head: t('requests.ended'), cell: ({ closedAt }) => closedAt && date(closedAt) },
            { key: 'result', head: t('requests.result'), cell: (request) => <RequestState request={request} /> },
          ]}
        />
      </Plate>
    </Section>
  )
}
