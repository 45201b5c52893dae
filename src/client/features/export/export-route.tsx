import { useSuspenseQuery } from '@tanstack/react-query'
import type { LoaderFunctionArgs } from 'react-router'
import { overviewQuery } from '#client/lib/person-queries.ts'
import { queryClientContext } from '#client/lib/query-client.ts'
import { useReadOnly } from '#client/lib/session.ts'
import { useFormat } from '#client/lib/use-format.ts'
import { useWords } from '#client/lib/words.tsx'
import { Note } from '#client/ui/note.tsx'
import { PageHead } from '#client/ui/page-head.tsx'
import { exportsQuery } from './export-queries.ts'
import { MakeCopy } from './make-copy.tsx'
import { ReadyCopies } from './ready-copies.tsx'

export async function loader({ context }: LoaderFunctionArgs) {
  const client = context.get(queryClientContext)
  await Promise.all([client.ensureQueryData(exportsQuery), client.ensureQueryData(overviewQuery)])
  return null
}

/** What can be taken along, and what is ready until when. */
export function Component() {
  const { t } = useWords()
  const { list } = useFormat()
  const readOnly = useReadOnly()
  const { silent } = useSuspenseQuery(overviewQuery).data
  return (
    <>
      <PageHead title={t('export.title')} lead={t('export.lead')}>
        {silent.length > 0 && (
          <Note tone="warn" icon="alert">
            {t('export.silent', { systems: list(silent.map(({ name }) => name)) })}
          </Note>
        )}
      </PageHead>
      {readOnly ? (
        <Note icon="lock" title={t('export.locked.title')}>
          {t('export.locked.text')}
        </Note>
      ) : (
        <MakeCopy />
      )}
      <ReadyCopies />
    </>
  )
}
