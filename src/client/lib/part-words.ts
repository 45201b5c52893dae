import { useWords } from './words.tsx'

/** Names of the five facts, for `Facts`. */
export function useFactLabels() {
  const { t } = useWords()
  return { from: t('fact.from'), use: t('fact.use'), because: t('fact.because'), until: t('fact.until'), shared: t('fact.shared') }
}

/** Words of a switch, the same everywhere. */
export function useSwitchWords() {
  const { t } = useWords()
  return { on: t('switch.on'), off: t('switch.off'), saving: t('switch.saving'), saved: t('switch.saved') }
}
