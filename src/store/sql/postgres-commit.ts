import { canonicalText } from '#store/chain.ts'
import type { Change, CommitResult, VaultChange } from '#store/store.ts'
import type { Cipher } from './cipher.ts'
import type { CommitStatement, CommitTexts, Row } from './postgres-commit-texts.ts'
import { effectRow } from './sql-outbox.ts'
import { currentRow } from './sql-rows.ts'
import { noDate } from './sql-tables.ts'

/** A statement with the JSON text of its rows, its only parameter. */
export interface Statement {
  name: CommitStatement
  text: string
  rows: string
}

/** What the ledger statement answers. */
export interface Written {
  hash: string
  position: bigint | number
}

/** All statements of one commit, for one transaction, in order. Costs the same few whether one act comes or a hundred. */
export function commitStatements(changes: readonly Change[], texts: CommitTexts, cipher: Cipher): Statement[] {
  return batches(changes).flatMap((batch) => {
    const rows = Object.entries(rowsOf(batch, cipher)) as [CommitStatement, Row[]][]
    return rows.filter(([, all]) => all.length > 0).map(([name, all]) => ({ name, text: texts[name], rows: JSON.stringify(all) }))
  })
}

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

/** A statement touches no row twice, so changes that meet (same stream, vault row or address) go one after the other. */
function batches(changes: readonly Change[]): Change[][] {
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

function rowsOf(changes: readonly Change[], cipher: Cipher): Record<CommitStatement, Row[]> {
  const acts = changes.map((change) => ({ change, act: crypto.randomUUID() }))
  const rowsFor = (rows: (change: Change) => Row[]) =>
    acts.flatMap(({ change, act }) => rows(change).map((row) => ({ ...row, change: change.current.stream, act })))
  const vault = (rows: (changes: readonly VaultChange[]) => Row[]) => rowsFor((change) => rows(change.vault ?? []))

  return {
    current: acts.map(({ change: { after, current }, act }) => ({
      ...currentRow(current, act),
      after_version: after.version,
      after_head: after.head,
    })),
    index: rowsFor(({ after, current }) => {
      const { person, status, dueOn } = current
      const same = after.version === 0 || (person === after.person && status === after.status && dueOn === after.dueOn)
      return same ? [] : [{ person, status, due_on: dueOn ?? noDate }]
    }),
    ledger: rowsFor(({ entries }) =>
      entries.map(({ textVersion, event, position, ...entry }) => ({ ...entry, text_version: textVersion, event: canonicalText(event) })),
    ).map((row, n) => ({ ...row, n })),
    vaultWipe: vault((all) => all.filter(isWipe).map(({ owner }) => ({ owner }))),
    vaultDelete: vault((all) =>
      lastWords(all)
        .filter(({ data }) => data === undefined)
        .map(({ owner, key }) => ({ owner, key })),
    ),
    vaultPut: vault((all) =>
      lastWords(all)
        .filter(({ data }) => data !== undefined)
        .map(({ owner, key, data }) => ({ owner, key, data: cipher.seal(JSON.stringify(data)) })),
    ),
    outbox: rowsFor(({ outbox = [] }) => outbox.map((effect) => effectRow(effect, cipher))),
    address: rowsFor(({ addresses = [] }) => addresses.map(({ key, personId }) => ({ key, person_id: personId }))),
  }
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
