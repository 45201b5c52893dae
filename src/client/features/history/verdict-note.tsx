import { useEventSentence } from '#client/lib/event-sentence.ts'
import { useFormat } from '#client/lib/use-format.ts'
import { useWords } from '#client/lib/words.tsx'
import type { Tone } from '#client/ui/chip.tsx'
import type { IconName } from '#client/ui/icon.tsx'
import { Note } from '#client/ui/note.tsx'
import type { Verdict } from './history-queries.ts'

const looks: Record<Verdict['kind'], { tone: Tone; icon: IconName }> = {
  valid: { tone: 'good', icon: 'done' },
  'words-differ': { tone: 'warn', icon: 'alert' },
  unknown: { tone: 'held', icon: 'help' },
  differs: { tone: 'bad', icon: 'refused' },
  broken: { tone: 'bad', icon: 'alert' },
}

/** Genuine or not, and why. */
export function VerdictNote({ verdict }: { verdict: Verdict }) {
  const { t } = useWords()
  const { exact } = useFormat()
  const sentence = useEventSentence()
  const values = 'kept' in verdict ? { when: exact(verdict.kept.entry.at), what: sentence(verdict.kept.entry.event) } : {}
  return (
    <Note {...looks[verdict.kind]} title={t(`verify.${verdict.kind}`)}>
      {t(`verify.${verdict.kind}.text`, values)}
    </Note>
  )
}
