import type { StatementSync } from 'node:sqlite'
import type { Change, CommitResult, Entry, VaultChange } from '#store/store.ts'
import type { Cipher } from './cipher.ts'
import { effectRow } from './sql-outbox.ts'
import { currentRow } from './sql-rows.ts'

type Prepared = (text: string) => StatementSync

const insertLedger = `insert into ledger (position, previous, stream, version, event, at, actor, door, language, text_version, hash)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
const insertCurrent = `insert into current (stream, kind, version, head, person, status, due_on, state, act, position)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  on conflict (stream) do nothing`
const selectPlace = 'select position from current where stream = ? and version = ? and head = ?'
const updateCurrent = 'update current set version = ?, head = ?, state = ?, position = ? where stream = ?'
/** Apart, as few acts change them: an index is written where its columns are set, whether they differ or not. */
const updateIndexed = `update current set person = ?, status = ?, due_on = ?, version = ?, head = ?, state = ?, position = ?
  where stream = ?`
const insertOutbox = 'insert into outbox (id, kind, data, due_at) values (?, ?, ?, ?) on conflict (id) do nothing'
const insertVault = `insert into vault (owner, key, data) values (?, ?, ?)
  on conflict (owner, key) do update set data = excluded.data`
const insertAddress = `insert into address (key, person_id) values (?, ?)
  on conflict (key) do update set person_id = excluded.person_id`

/**
 * Writes changes one after the other, inside a transaction of the caller. Row by row: the database is in this process, where
 * there is no way to save, and taking the rows of many acts out of one JSON text made them slower.
 */
export function sqliteCommit(prepared: Prepared, cipher: Cipher, changes: readonly Change[]): CommitResult[] {
  let position = prepared('select coalesce(max(position), 0) as tip from ledger').get()!.tip as number

  return changes.map((change) => {
    const { entries, vault = [], outbox = [], addresses = [] } = change
    const previous = placeOf(prepared, change)
    if (previous === 'stale' || !movesCurrent(prepared, change, position + entries.length)) return { result: 'stale' }
    const positions = entries.map((entry, at) => {
      position += 1
      writeEntry(prepared, entry, position, at === 0 ? previous : position - 1)
      return BigInt(position)
    })
    for (const one of vault) writeVault(prepared, cipher, one)
    for (const effect of outbox) {
      const { id, kind, data, due_at } = effectRow(effect, cipher)
      prepared(insertOutbox).run(id, kind, data, due_at)
    }
    for (const { key, personId } of addresses) prepared(insertAddress).run(key, personId)
    return { result: 'done', positions }
  })
}

/** Position of the newest entry of the stream, which this process alone writes to now; null for one that begins. */
function placeOf(prepared: Prepared, { after }: Change): number | null | 'stale' {
  if (after.version === 0) return null
  const found = prepared(selectPlace).get(after.stream, after.version, after.head)
  return found ? (found.position as number) : 'stale'
}

/** Moves the stream on to its newest entry at `place`; false where somebody else has begun it. */
function movesCurrent(prepared: Prepared, { after, current }: Change, place: number): boolean {
  const { stream, kind, version, head, person, status, due_on, state } = currentRow(current, '')
  const written =
    after.version === 0
      ? prepared(insertCurrent).run(stream, kind, version, head, person, status, due_on, state, '', place)
      : current.person === after.person && current.status === after.status && current.dueOn === after.dueOn
        ? prepared(updateCurrent).run(version, head, state, place, stream)
        : prepared(updateIndexed).run(person, status, due_on, version, head, state, place, stream)
  return written.changes === 1
}

function writeEntry(prepared: Prepared, entry: Entry, position: number, previous: number | null) {
  const { stream, version, event, at, actor, door, language, textVersion = null, hash } = entry
  prepared(insertLedger).run(position, previous, stream, version, JSON.stringify(event), at, actor, door, language, textVersion, hash)
}

function writeVault(prepared: Prepared, cipher: Cipher, { owner, key, data }: VaultChange) {
  if (data !== undefined) prepared(insertVault).run(owner, key, cipher.seal(JSON.stringify(data)))
  else if (key === '*') prepared('delete from vault where owner = ?').run(owner)
  else prepared('delete from vault where owner = ? and key = ?').run(owner, key)
}
