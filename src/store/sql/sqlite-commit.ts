import type { StatementSync } from 'node:sqlite'
import type { Change, CommitResult, Entry, VaultChange } from '#store/store.ts'
import type { Cipher } from './cipher.ts'
import { effectRow } from './sql-outbox.ts'
import { currentRow, isFoundAsBefore } from './sql-rows.ts'
import type { SqliteLedger } from './sqlite-ledger.ts'
import { type Place, wayBackOf } from './way-back.ts'

type Prepared = (text: string) => StatementSync

interface Database {
  prepared: Prepared
  cipher: Cipher
  placesOf: SqliteLedger['placesOf']
}

const insertLedger = `insert into ledger (position, previous, stream, version, event, at, actor, door, language, text_version, hash)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
const insertCurrent = `insert into current (stream, kind, version, head, person, status, due_on, state, act, position)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  on conflict (stream) do nothing`
/** `position` is missing where `current` does not lead to the newest entry. */
const selectPlace = `select l.position from current c
  left join ledger l on l.position = c.position and l.stream = c.stream and l.version = c.version
  where c.stream = ? and c.version = ? and c.head = ?`
const updateCurrent = 'update current set version = ?, head = ?, state = ?, position = ? where stream = ?'
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
export function sqliteCommit({ prepared, cipher, placesOf }: Database, changes: readonly Change[]): CommitResult[] {
  let position = prepared('select coalesce(max(position), 0) as tip from ledger').get()!.tip as number

  return changes.map((change) => {
    const { entries, vault = [], outbox = [], addresses = [] } = change
    const previous = placeBefore(prepared, placesOf, change)
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

/** Position of the newest entry of the stream; null for one that begins. */
function placeBefore(prepared: Prepared, placesOf: Database['placesOf'], { after }: Change): number | null | 'stale' {
  if (after.version === 0) return null
  const found = prepared(selectPlace).get(after.stream, after.version, after.head)
  if (!found) return 'stale'
  return (found.position as number | null) ?? placesOf(after.stream).at(-1)?.position ?? null
}

/** Moves the stream on to its newest entry at `place`; false where somebody else has begun it. */
function movesCurrent(prepared: Prepared, change: Change, place: number): boolean {
  const { after, current } = change
  const { stream, kind, version, head, person, status, due_on, state } = currentRow(current, '')
  const written =
    after.version === 0
      ? prepared(insertCurrent).run(stream, kind, version, head, person, status, due_on, state, '', place)
      : isFoundAsBefore(change)
        ? prepared(updateCurrent).run(version, head, state, place, stream)
        : prepared(updateIndexed).run(person, status, due_on, version, head, state, place, stream)
  return written.changes === 1
}

function writeEntry(prepared: Prepared, entry: Entry, position: number, previous: number | null) {
  const { stream, version, event, at, actor, door, language, textVersion = null, hash } = entry
  prepared(insertLedger).run(position, previous, stream, version, JSON.stringify(event), at, actor, door, language, textVersion, hash)
}

/** Mends the way back from the newest entry of a stream, wherever it is broken. */
export function writeWayBack(prepared: Prepared, places: readonly Place<number>[]) {
  for (const [position, previous] of wayBackOf(places))
    prepared('update ledger set previous = ? where position = ? and previous is not ?').run(previous, position, previous)
}

function writeVault(prepared: Prepared, cipher: Cipher, { owner, key, data }: VaultChange) {
  if (data !== undefined) prepared(insertVault).run(owner, key, cipher.seal(JSON.stringify(data)))
  else if (key === '*') prepared('delete from vault where owner = ?').run(owner)
  else prepared('delete from vault where owner = ? and key = ?').run(owner, key)
}
