import { useWords } from '#client/lib/words.tsx'

/** Words of a gate, the same everywhere. */
export function useGateWords() {
  const { t } = useWords()
  return { missing: t('desk.gate.missing'), done: t('desk.gate.done') }
}
