import { useState } from 'react'

/** A request that is being written. `id` becomes the id of the request (DESIGN §5, rule 12). */
export interface Draft {
  id: string
  text: string
  category: string
  purpose: string
  /** The person was sent to prove anew who they are, and this waits for them. */
  proving?: boolean
}

/**
 * In memory and nowhere else: what somebody writes here may be about anything, so it must not outlive the tab.
 * Kept under the address of whoever writes, so that the next person at the same device does not find it.
 */
const drafts = new Map<string, Draft>()

interface Kept {
  draft: Draft
  write: (change: Partial<Draft>) => void
  forget: () => void
}

/** What was written under `key` before, or a new draft. */
export function useDraft(key: string, start: Pick<Draft, 'category' | 'purpose'>): Kept {
  const [draft, setDraft] = useState<Draft>(() => drafts.get(key) ?? { id: crypto.randomUUID(), text: '', ...start })
  const write = (change: Partial<Draft>) => {
    const next = { ...draft, ...change }
    drafts.set(key, next)
    setDraft(next)
  }
  return { draft, write, forget: () => drafts.delete(key) }
}
