import type { Change, CommitResult, StreamId, VaultChange } from '#store/store.ts'
import type { Cipher } from './cipher.ts'
import { type CommitPart, commitStatement, type Row, type Statement } from './postgres-commit-texts.ts'
import { effectRow } from './sql-outbox.ts'
import { currentRow, isFoundAsBefore } from './sql-rows.ts'

/** What a commit answers: every entry that was written. */
export interface Written {
  hash: string
  position: bigint | number
}

/** All statements of one commit, in order: one for each batch, however many acts are in it. */
export const commitStatements = (batches: readonly Change[][], cipher: Cipher): Statement[] =>
  batches.map((batch) => commitStatement(rowsOf(batch, cipher)))

/**
 * Whether one statement will do for a commit. It sees the database as it was before it waited for its turn. What it writes it
 * writes on what is there by then; what somebody put into the vault meanwhile it would not find, and so not delete.
 */
export const standsAlone = (changes: readonly Change[], statements: readonly Statement[]) =>
  statements.length === 1 && !changes.some(({ vault = [] }) => vault.some(({ data }) => data === undefined))

/** Which changes got in: those whose entries were written. */
export function resultsOf(changes: readonly Change[], written: readonly Written[]): CommitResult[] {
  const positions = new Map(written.map(({ hash, position }) => [hash, BigInt(position)]))
  return changes.map(({ entries }) => {
    const found = entries.map(({ hash }) => positions.get(hash))
    // The same change twice in one group: the first one has it.
    for (const { hash } of entries) positions.delete(hash)
    return found.every((position) => position !== undefined) ? { result: 'done', positions: found } : { result: 'stale' }
  })
}

/** One, unless changes meet (same stream, vault row or address): a statement touches no row twice, so these go one after the other. */
export function batchesOf(changes: readonly Change[]): Change[][] {
  const all: Change[][] = []
  let touched = new Set<string>()
  for (const change of changes) {
    const touches = [
      change.current.stream,
      ...(change.vault ?? []).map(({ owner }) => `vault ${owner}`),
      ...(change.addresses ?? []).map(({ key }) => `address ${key}`),
    ]
    if (all.length === 0 || touches.some((name) => touched.has(name))) {
      all.push([])
      touched = new Set()
    }
    all.at(-1)!.push(change)
    for (const name of touches) touched.add(name)
  }
  return all
}

function rowsOf(changes: readonly Change[], cipher: Cipher): Record<CommitPart, Row[]> {
  const entries = changes.flatMap((change) => change.entries)
  const begun: Row[] = []
  const moved: Row[] = []
  const movedIndexed: Row[] = []
  let place = 0
  for (const change of changes) {
    place += change.entries.length
    const { after, current } = change
    const row = { ...currentRow(current, ''), place }
    if (after.version === 0) begun.push(row)
    else (isFoundAsBefore(change) ? moved : movedIndexed).push({ ...row, after_version: after.version, after_head: after.head })
  }

  return {
    moved,
    movedIndexed,
    begun,
    vaultDelete: changes.flatMap(({ vault = [] }) => deletions(vault)),
    vaultPut: changes.flatMap(({ vault = [] }) =>
      puts(vault).map(({ owner, key, data }) => ({ owner, key, data: cipher.seal(JSON.stringify(data)) })),
    ),
    outbox: changes.flatMap(({ outbox = [] }) => outbox.map((effect) => effectRow(effect, cipher))),
    address: changes.flatMap(({ addresses = [] }) => addresses.map(({ key, personId }) => ({ key, person_id: personId }))),
    ledger: entries.map(({ textVersion, event, position, ...entry }) => ({
      ...entry,
      text_version: textVersion,
      event: JSON.stringify(event),
    })),
  }
}

const puts = (changes: readonly VaultChange[]) => lastWords(changes).filter(({ data }) => data !== undefined)

/** `kept`: what a wipe leaves, as it is written in the same statement and no row may be touched twice. */
function deletions(changes: readonly VaultChange[]): Row[] {
  const wiped = new Set(changes.filter(isWipe).map(({ owner }) => owner))
  const keysPut = (of: StreamId) => puts(changes).flatMap(({ owner, key }) => (owner === of ? [key] : []))
  const wipes = [...wiped].map((owner) => ({ owner, key: '*', kept: JSON.stringify(keysPut(owner)) }))
  const single = lastWords(changes).filter(({ owner, data }) => data === undefined && !wiped.has(owner))
  return [...wipes, ...single.map(({ owner, key }) => ({ owner, key }))]
}

const isWipe = ({ key, data }: VaultChange) => key === '*' && data === undefined

/** The last word on each key; what a later wipe takes away is not written at all. */
function lastWords(changes: readonly VaultChange[]): VaultChange[] {
  const last = new Map<string, VaultChange>()
  for (const change of changes) {
    if (isWipe(change)) {
      for (const [place, { owner }] of last) if (owner === change.owner) last.delete(place)
    } else last.set(`${change.owner} ${change.key}`, change)
  }
  return [...last.values()]
}
