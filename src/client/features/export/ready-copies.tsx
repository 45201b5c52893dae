import { useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import type { ExportView } from '#api/contract/exports.ts'
import { isRefusal, sentenceOf } from '#client/lib/api-error.ts'
import { useReadOnly } from '#client/lib/session.ts'
import { useFormat } from '#client/lib/use-format.ts'
import { freshProofPath } from '#client/lib/way-back.ts'
import { useWords } from '#client/lib/words.tsx'
import { Button } from '#client/ui/button.tsx'
import { Note } from '#client/ui/note.tsx'
import { Plate } from '#client/ui/plate.tsx'
import { Section } from '#client/ui/section.tsx'
import { Saved } from '#client/ui/status.tsx'
import { Locked } from '#client/ui/switch.tsx'
import { Table } from '#client/ui/table.tsx'
import { exportsQuery, useFetchExport } from './export-queries.ts'

export function ReadyCopies() {
  const { t } = useWords()
  const { dateTime } = useFormat()
  const readOnly = useReadOnly()
  const { exports } = useSuspenseQuery(exportsQuery).data
  if (exports.length === 0) {
    return (
      <Section title={t('export.ready')}>
        <p className="quiet">{t('export.ready.none')}</p>
      </Section>
    )
  }
  return (
    <Section title={t('export.ready')}>
      <Plate flush>
        <Table
          caption={t('export.ready.caption')}
          captionHidden
          rows={exports}
          keyOf={({ id }) => id}
          columns={[
            { key: 'copy', head: t('export.ready.copy'), cell: ({ scope }) => t(`export.${scope}`) },
            { key: 'at', head: t('export.ready.at'), cell: ({ at }) => dateTime(at) },
            {
              key: 'until',
              head: t('export.ready.until'),
              label: t('export.ready.until-short'),
              cell: ({ expiresAt }) => dateTime(expiresAt),
            },
            {
              key: 'act',
              head: <span className="sr">{t('export.ready.act')}</span>,
              cell: (copy) => (readOnly ? <Locked>{t('export.locked')}</Locked> : <Fetch copy={copy} />),
            },
          ]}
        />
      </Plate>
      <p className="quiet">{t('export.ready.note')}</p>
    </Section>
  )
}

function Fetch({ copy }: { copy: ExportView }) {
  const { t } = useWords()
  const { size, dateTime } = useFormat()
  const navigate = useNavigate()
  const fetching = useFetchExport()
  const press = () =>
    fetching.mutate(copy, {
      onError: (error) => isRefusal(error, 'fresh-proof-needed') && navigate(freshProofPath('/export')),
    })
  return (
    <div className="stack-s">
      <div>
        <Button small icon="export" onClick={press} busy={fetching.isPending && t('export.fetching')}>
          {t('export.fetch')} <span className="sr">{t('export.fetch.which', { scope: copy.scope, at: dateTime(copy.at) })}</span>
        </Button>
      </div>
      <div role="status">
        {fetching.isPending && fetching.bytes > 0 && <small>{t('export.fetching.size', { size: size(fetching.bytes) })}</small>}
        {fetching.isSuccess && <Saved>{t('export.fetched', { size: size(fetching.data) })}</Saved>}
      </div>
      {fetching.isError && (
        <Note tone="bad" role="alert">
          {sentenceOf(fetching.error) ?? t('export.not-fetched')}
        </Note>
      )}
    </div>
  )
}
