import type { SilentSource } from '#api/contract/data.ts'
import { useFormat } from '#client/lib/use-format.ts'
import { useWords } from '#client/lib/words.tsx'
import { Note } from '#client/ui/note.tsx'

/** A system that did not answer is named, never silently missing (ACC-15). */
export function Silent({ silent }: { silent: SilentSource[] }) {
  const { t } = useWords()
  const { list } = useFormat()
  if (silent.length === 0) return null
  return (
    <Note tone="warn" icon="alert" title={t('data.silent.title', { systems: list(silent.map(({ name }) => name)) })}>
      <p>{t('data.silent.text')}</p>
    </Note>
  )
}
