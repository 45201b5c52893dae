import type { Mail } from '#api/mail/mail.ts'
import type { MemoryStore } from '#store/memory/memory-store.ts'

const key = 'innsyn-mock'

interface Saved {
  store: string
  mails: Mail[]
}

/** Takes up what this tab did before a reload. Says whether there was anything. */
export function restore(store: MemoryStore, mails: Mail[]): boolean {
  const text = sessionStorage.getItem(key)
  if (text === null) return false
  const saved: Saved = JSON.parse(text)
  store.restore(saved.store)
  mails.push(...saved.mails)
  return true
}

/** Keeps the tab's state over a reload; it is gone with the tab. */
export function saveOnLeave(store: MemoryStore, mails: Mail[]) {
  addEventListener('pagehide', () => sessionStorage.setItem(key, JSON.stringify({ store: store.snapshot(), mails } satisfies Saved)))
}
