import { recordMigration } from './record-migration.ts'

export type Dialect = 'sqlite' | 'postgres'

/** Byte order on both databases: the order of ids and dates, and what lets a range of one kind use the index. */
const textOf = { sqlite: 'text', postgres: 'text collate "C"' }
const positionOf = { sqlite: 'integer', postgres: 'bigint' }

/** SQLSTATE of a commit of several changes of which some came too late. */
export const someStale = 'IN001'

/** Forward only: append, never change what is there. Each runs once, in a transaction of its own. */
export function migrationsFor(dialect: Dialect): string[] {
  const text = textOf[dialect]
  return [
    `create table ledger (
      position ${positionOf[dialect]} primary key,
      stream ${text} not null,
      version integer not null,
      event text not null,
      at ${text} not null,
      actor ${text} not null,
      door ${text} not null,
      language ${text} not null,
      text_version ${text},
      hash ${text} not null,
      unique (stream, version)
    );

    create table current (
      stream ${text} primary key,
      kind ${text} not null,
      version integer not null,
      head ${text} not null,
      person ${text},
      status ${text},
      due_on ${text} not null,
      state text not null,
      act ${text} not null
    );
    create index current_due on current (kind, due_on, stream);
    create index current_person on current (person, kind, due_on, stream);
    create index current_status on current (kind, status, due_on, stream);

    create table vault (owner ${text} not null, key ${text} not null, data text not null, primary key (owner, key));

    create table outbox (
      id ${text} primary key,
      kind ${text} not null,
      data text not null,
      attempts integer not null default 0,
      due_at ${text},
      error text
    );
    create index outbox_due on outbox (due_at);

    create table address (key ${text} primary key, person_id ${text} not null);
    create index address_person on address (person_id);

    create table pass (key ${text} primary key, value text not null, uses integer not null, expires_at ${text} not null);
    create index pass_end on pass (expires_at);

    create table record (
      system ${text} not null,
      id ${text} not null,
      address_key ${text} not null,
      category ${text} not null,
      at ${text} not null,
      item text not null,
      words text not null,
      primary key (system, id)
    );
    create index record_of on record (address_key, at, system, id);`,

    `drop index outbox_due;
    create index outbox_due on outbox (kind, due_at, id);`,

    // Most streams have neither person nor status; their rows need not be in these.
    `drop index current_person;
    drop index current_status;
    create index current_person on current (person, kind, due_on, stream) where person is not null;
    create index current_status on current (kind, status, due_on, stream) where status is not null;
    ${dialect === 'postgres' ? turns : ''}
    ${recordMigration[dialect]}`,

    `${dialect === 'postgres' ? nobodyElse : ''}
    ${wayBack(text, positionOf[dialect])}
    ${dialect === 'postgres' ? allGotIn : ''}`,
  ]
}

/** See `way-back.ts`. A constraint of a table goes with its table; that no stream begins twice costs a page at its first act alone. */
const wayBack = (text: string, position: string) => `create table ledger_with_way (
      position ${position} primary key,
      stream ${text} not null,
      version integer not null,
      previous ${position},
      event text not null,
      at ${text} not null,
      actor ${text} not null,
      door ${text} not null,
      language ${text} not null,
      text_version ${text},
      hash ${text} not null
    );
    insert into ledger_with_way
      select position, stream, version, lag(position) over (partition by stream order by version),
        event, at, actor, door, language, text_version, hash
      from ledger order by position;
    alter table current add column position ${position} not null default 0;
    update current set position = coalesce(
      (select position from ledger where ledger.stream = current.stream order by version desc limit 1), 0);
    drop table ledger;
    alter table ledger_with_way rename to ledger;
    create unique index ledger_begun on ledger (stream) where version = 1;`

/** Nodes of the release before go on writing: what they write while a table is copied would be lost with the old one. */
const nobodyElse = 'lock table ledger, current in access exclusive mode;'

/**
 * Whether the changes of a commit have got in. Of several, all must: the places of their entries were counted on it. Whoever sees the
 * error sends them one by one.
 */
const allGotIn = `create function all_got_in(got bigint, wanted bigint) returns boolean volatile language plpgsql as $$
    begin
      if got <> wanted and wanted > 1 then
        raise exception using errcode = '${someStale}', message = 'some of the streams have moved';
      end if;
      return got = wanted;
    end $$;`

/**
 * `lock_ledger` waits for the turn of a commit and answers where the ledger ends by then: a function that is volatile looks anew
 * after the wait, which the statement that calls it does not. The room left on each page takes the next state of its rows, so
 * that no index has to learn where they are.
 */
const turns = `create function lock_ledger() returns bigint volatile language plpgsql as $$
    begin
      perform pg_advisory_xact_lock(1768845934, 1);
      return (select coalesce(max(position), 0) from ledger);
    end $$;
    alter table current set (fillfactor = 80);`

export const migrationTable = 'create table if not exists migration (version integer primary key)'

/** Which migrations a database at `version` still needs. Throws when it was made by a newer program. */
export function pendingMigrations(dialect: Dialect, version: number): { version: number; text: string }[] {
  const all = migrationsFor(dialect).map((text, at) => ({ version: at + 1, text }))
  if (version > all.length)
    throw new Error(`The database is of version ${version}, this program knows ${all.length}. Run the newer program.`)
  return all.slice(version)
}
