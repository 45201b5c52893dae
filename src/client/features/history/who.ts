import type { HistoryEntry } from '#api/contract/history.ts'
import { useTenant } from '#client/lib/tenant.ts'
import { useWords } from '#client/lib/words.tsx'

/** Who acted and by which door, as a sentence. Of staff it is told that they acted, not who (ACC-07). */
export function useWho(): (entry: Pick<HistoryEntry, 'actor' | 'door'>) => string {
  const { t } = useWords()
  const { organisation } = useTenant()
  return ({ actor, door }) => t(`history.by.${actor === 'staff' ? 'staff' : door}`, { organisation: organisation.name })
}
