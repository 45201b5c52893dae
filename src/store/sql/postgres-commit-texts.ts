export type Row = Record<string, string | number | null | undefined>
export type CommitTexts = Record<CommitStatement, string>
export type CommitStatement = 'current' | 'index' | 'ledger' | 'vaultWipe' | 'vaultDelete' | 'vaultPut' | 'outbox' | 'address'

type Columns = Record<string, 'text' | 'integer'>

/** JSON array in, rows out: one parameter for any number of rows, so each statement is prepared once. */
const rows = (columns: Columns) => `json_to_recordset($1::json) as g(${Object.entries(columns).map((column) => column.join(' '))})`

const change: Columns = { change: 'text', act: 'text' }
const current: Columns = {
  stream: 'text',
  kind: 'text',
  version: 'integer',
  head: 'text',
  person: 'text',
  status: 'text',
  due_on: 'text',
  state: 'text',
  act: 'text',
}
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

/**
 * The statements of a commit, to be run in this order while no other commit is under way.
 * The first one decides: it moves a stream only from where the change found it. The others follow a change only where it got in.
 */
export function commitTexts(): CommitTexts {
  const gotIn = 'exists (select 1 from current c where c.stream = g.change and c.act = g.act)'
  const names = (columns: Columns) => Object.keys(columns).join(', ')
  return {
    current: `insert into current (${names(current)})
      select ${Object.keys(current).map((name) => `g.${name}`)}
      from ${rows({ ...current, after_version: 'integer', after_head: 'text' })}
      left join current c on c.stream = g.stream
      where coalesce(c.version, 0) = g.after_version and (c.head is null or c.head = g.after_head)
      on conflict (stream) do update set ${['version', 'head', 'state', 'act'].map((name) => `${name} = excluded.${name}`)}`,
    // Apart, as few acts change them: an index is written when its columns are set, whether they differ or not.
    index: `update current set person = g.person, status = g.status, due_on = g.due_on
      from ${rows({ ...change, person: 'text', status: 'text', due_on: 'text' })}
      where current.stream = g.change and current.act = g.act`,
    ledger: `insert into ledger (position, ${names(ledger)})
      select (select coalesce(max(position), 0) from ledger) + row_number() over (order by g.n), ${Object.keys(ledger).map((name) => `g.${name}`)}
      from ${rows({ ...ledger, ...change, n: 'integer' })}
      where ${gotIn}
      returning hash, position`,
    vaultWipe: `delete from vault where owner in (select g.owner from ${rows({ ...change, owner: 'text' })} where ${gotIn})`,
    vaultDelete: `delete from vault where (owner, key) in
      (select g.owner, g.key from ${rows({ ...change, owner: 'text', key: 'text' })} where ${gotIn})`,
    vaultPut: `insert into vault (owner, key, data)
      select g.owner, g.key, g.data from ${rows({ ...change, owner: 'text', key: 'text', data: 'text' })} where ${gotIn}
      on conflict (owner, key) do update set data = excluded.data`,
    outbox: `insert into outbox (id, kind, data, due_at)
      select g.id, g.kind, g.data, g.due_at from ${rows({ ...change, id: 'text', kind: 'text', data: 'text', due_at: 'text' })} where ${gotIn}
      on conflict (id) do nothing`,
    address: `insert into address (key, person_id)
      select g.key, g.person_id from ${rows({ ...change, key: 'text', person_id: 'text' })} where ${gotIn}
      on conflict (key) do update set person_id = excluded.person_id`,
  }
}
