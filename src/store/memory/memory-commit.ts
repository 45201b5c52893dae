import { type Change, type CommitResult, genesis, type VaultChange } from '#store/store.ts'
import { newEffect, putEffects } from './memory-outbox.ts'
import { type MemoryTables, snapshotFrom, textOfEntry } from './memory-tables.ts'

/** Prepares everything that can fail first, then writes without a pause. */
export function memoryCommit(tables: MemoryTables, changes: readonly Change[]): CommitResult[] {
  const moved = new Map<string, { version: number; head: string }>()
  const writes: (() => void)[] = []
  let position = BigInt(tables.ledger.length)

  const results = changes.map((change): CommitResult => {
    const { after, current, entries, vault = [], outbox = [], addresses = [] } = change
    const now = moved.get(current.stream) ?? whereIs(tables, current.stream)
    if (now.version !== after.version || now.head !== after.head) return { result: 'stale' }
    moved.set(current.stream, current)

    const lines = entries.map(textOfEntry)
    const state = JSON.stringify(current)
    const values = vault.map((one) => ({ ...one, text: one.data === undefined ? undefined : JSON.stringify(one.data) }))
    const waiting = outbox.map(newEffect)

    writes.push(() => {
      tables.ledger.push(...lines)
      tables.current.set(current.stream, state)
      for (const value of values) writeVault(tables, value)
      putEffects(tables, waiting)
      for (const { key, personId } of addresses) tables.addresses.set(key, personId)
    })
    return { result: 'done', positions: entries.map(() => ++position) }
  })

  for (const write of writes) write()
  return results
}

function whereIs(tables: MemoryTables, stream: string) {
  const found = tables.current.get(stream)
  return found ? snapshotFrom(found) : { version: 0, head: genesis }
}

function writeVault({ vault }: MemoryTables, { owner, key, text }: VaultChange & { text: string | undefined }) {
  if (text === undefined && key === '*') vault.delete(owner)
  else if (text === undefined) vault.get(owner)?.delete(key)
  else vault.set(owner, (vault.get(owner) ?? new Map()).set(key, text))
}
