/** What a commit can consist of; `ledger` comes last and is in every one. `movedIndexed`: what a stream is found by has changed too. */
export const commitParts = ['moved', 'movedIndexed', 'begun', 'vaultDelete', 'vaultPut', 'outbox', 'address', 'ledger'] as const
export type CommitPart = (typeof commitParts)[number]
export type Row = Record<string, string | number | null | undefined>

type Columns = Record<string, 'text' | 'integer'>

const folded: Columns = { version: 'integer', head: 'text', state: 'text' }
/** Which of the entries of this statement is the newest of the stream, counted from one. */
const place: Columns = { place: 'integer' }
const foundBy: Columns = { person: 'text', status: 'text', due_on: 'text' }
const started: Columns = { stream: 'text', kind: 'text', ...folded, ...foundBy }
const follows: Columns = { stream: 'text', after_version: 'integer', after_head: 'text' }
const ledger: Columns = {
  stream: 'text',
  version: 'integer',
  event: 'text',
  at: 'text',
  actor: 'text',
  door: 'text',
  language: 'text',
  text_version: 'text',
  hash: 'text',
}

const columns: Record<CommitPart, Columns> = {
  moved: { ...follows, ...folded, ...place },
  movedIndexed: { ...follows, ...folded, ...foundBy, ...place },
  begun: { ...started, ...place },
  vaultDelete: { owner: 'text', key: 'text', kept: 'text' },
  vaultPut: { owner: 'text', key: 'text', data: 'text' },
  outbox: { id: 'text', kind: 'text', data: 'text', due_at: 'text' },
  address: { key: 'text', person_id: 'text' },
  ledger,
}

const list = (of: Columns, prefix = '') => Object.keys(of).map((name) => prefix + name)
/**
 * Somebody may have moved the stream during the wait: the database then asks anew, of the row as it is now. Where the entry before
 * stands is read of the row as it was: the place of a row changes with its version, or the row is another one.
 */
const moving = (set: Columns) => (rows: string) =>
  `update current set ${list(set).map((name) => `${name} = g.${name}`)}, position = last.position + g.place
    from last, ${rows} join current as before on before.stream = g.stream and before.version = g.after_version
    where current.stream = g.stream and current.version = g.after_version and current.head = g.after_head
    returning current.stream, g.after_version as version, before.position`
const allIn = '(select yes from all_in)'

/** Every part waits for `last`, which takes the lock: nothing is touched before this commit's turn has come. */
const texts: Record<CommitPart, (rows: string) => string> = {
  moved: moving(folded),
  movedIndexed: moving({ ...folded, ...foundBy }),
  begun: (rows) => `insert into current (${list(started)}, position, act)
    select ${list(started, 'g.')}, last.position + g.place, '' from last, ${rows}
    on conflict (stream) do nothing returning stream, 0 as version, 0::bigint as position`,
  vaultDelete: (rows) => `delete from vault using ${rows}
    where ${allIn} and vault.owner = g.owner and (vault.key = g.key or (g.key = '*' and not g.kept::jsonb ? vault.key))`,
  vaultPut: (rows) => `insert into vault (owner, key, data) select g.owner, g.key, g.data from ${rows} where ${allIn}
    on conflict (owner, key) do update set data = excluded.data`,
  outbox: (rows) => `insert into outbox (id, kind, data, due_at) select g.id, g.kind, g.data, g.due_at from ${rows} where ${allIn}
    on conflict (id) do nothing`,
  address: (rows) => `insert into address (key, person_id) select g.key, g.person_id from ${rows} where ${allIn}
    on conflict (key) do update set person_id = excluded.person_id`,
  ledger: (rows) => `insert into ledger (position, previous, ${list(ledger)})
    select last.position + g.n,
      case when g.version = got_in.version + 1 then nullif(got_in.position, 0) else last.position + g.n - 1 end, ${list(ledger, 'g.')}
    from last, ${rows} join got_in on got_in.stream = g.stream where ${allIn}
    returning hash, position`,
}

/** Parts that say whether a change gets in. */
const isDecisive = (part: CommitPart) => part === 'moved' || part === 'movedIndexed' || part === 'begun'

/**
 * The statement of these parts. The columns of each come one after the other: of a part with one row as a value each, which is found
 * and written sooner, of one with several as an array each, with a value for every row.
 */
function commitText(parts: readonly CommitPart[], isOne: (part: CommitPart) => boolean): string {
  let parameters = 0
  const own = new Map<CommitPart, string>()
  const counts = new Map<CommitPart, string>()
  for (const part of parts) {
    const names = list(columns[part])
    const types = Object.values(columns[part])
    const given = types.map((type) => `$${++parameters}::${isOne(part) ? type : `${type}[]`}`)
    const rows = isOne(part)
      ? `(select ${given.map((value, at) => `${value} as ${names[at]}`)}, 1 as n) as g`
      : `unnest(${given}) with ordinality as g(${names}, n)`
    own.set(part, texts[part](rows))
    counts.set(part, isOne(part) ? '1' : `cardinality(${given[0]})`)
  }
  const step = (part: CommitPart) => `"${part}" as (${own.get(part)})`
  const decide = parts.filter(isDecisive)
  const follow = parts.filter((part) => part !== 'ledger' && !isDecisive(part))
  const steps = [
    'last as materialized (select lock_ledger() as position)',
    ...decide.map(step),
    `got_in as (${decide.map((part) => `select stream, version, position from "${part}"`).join(' union all ')})`,
    `all_in as materialized (select all_got_in(count(*), ${decide.map((part) => counts.get(part)).join(' + ')}) as yes from got_in)`,
    ...follow.map(step),
  ]
  return `with ${steps.join(',\n')}\n${own.get('ledger')}`
}

export interface Statement {
  name: string
  text: string
  values: unknown[]
}

const known = new Map<string, string>()

/** One statement for all these rows. Few combinations come up, so each is prepared under its name; PostgreSQL cuts names at 63 bytes. */
export function commitStatement(rows: Record<CommitPart, Row[]>): Statement {
  const parts = commitParts.filter((part) => part === 'ledger' || rows[part].length > 0)
  const isOne = (part: CommitPart) => rows[part].length === 1
  const name = parts.map((part) => commitParts.indexOf(part) + (isOne(part) ? '' : 's')).join(' ')
  const text = known.get(name) ?? commitText(parts, isOne)
  known.set(name, text)
  const valuesOf = (part: CommitPart, column: string) => (isOne(part) ? rows[part][0]![column] : rows[part].map((row) => row[column]))
  return { name, text, values: parts.flatMap((part) => list(columns[part]).map((column) => valuesOf(part, column))) }
}
