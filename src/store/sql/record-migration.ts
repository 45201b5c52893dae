/**
 * What a reader of 100,000 records of one person needs: an index for each order that is asked for, and counts that are kept instead
 * of counted. Rows from before get the day of their instant in UTC, as SQL alone knows no time zone, and keep the words they have,
 * with the name and address of their person among them; both come right when they are imported anew.
 */
export const recordMigration = {
  sqlite: migration('text', {
    // With all that a filter asks for in the index, rows that do not match are never fetched: a tenth of the time.
    columnsOfOrder: ', category, day, words',
    triggers: `create trigger record_come after insert on record begin ${counted('new', '+ 1')} end;
      create trigger record_gone after delete on record begin ${counted('old', '- 1')} ${forgotten()} end;
      create trigger record_changed after update of address_key, system, category, day on record
        when (old.address_key, old.system, old.category, old.day) is not (new.address_key, new.system, new.category, new.day)
        begin ${counted('new', '+ 1')} ${counted('old', '- 1')} ${forgotten()} end;`,
  }),
  postgres: migration('text collate "C"', {
    columnsOfOrder: '',
    // Once a statement, not once a row: hundreds of rows of an import share one count.
    triggers: ['insert', 'delete', 'update'].map(onStatement).join('\n'),
  }),
}

function migration(text: string, { columnsOfOrder, triggers }: { columnsOfOrder: string; triggers: string }): string {
  return `alter table record add column day ${text} not null default '';
    alter table record add column who text not null default '';
    update record set day = substr(at, 1, 10), who = words;
    drop index record_of;
    create index record_of on record (address_key, at, system, id${columnsOfOrder});
    create index record_of_category on record (address_key, category, at, system, id);
    create index record_of_system on record (address_key, system, at, id);

    create table record_tally (
      address_key ${text} not null,
      system ${text} not null,
      category ${text} not null,
      month ${text} not null,
      count integer not null,
      primary key (address_key, system, category, month)
    );
    insert into record_tally
      select address_key, system, category, substr(day, 1, 7), count(*) from record group by address_key, system, category, substr(day, 1, 7);
    ${triggers}

    create table bookmark (name ${text} primary key, place text not null);`
}

/** One row more or less, on SQLite. */
function counted(row: 'new' | 'old', change: '+ 1' | '- 1'): string {
  return `insert into record_tally values (${row}.address_key, ${row}.system, ${row}.category, substr(${row}.day, 1, 7), ${change})
    on conflict do update set count = count ${change};`
}

/** Nothing is left of somebody whose records are gone. */
function forgotten(): string {
  return `delete from record_tally where count = 0
    and (address_key, system, category, month) = (old.address_key, old.system, old.category, substr(old.day, 1, 7));`
}

/** All rows of one statement at once, on PostgreSQL. In the order of the key, so that two who write at once wait and do not lock each other out. */
function onStatement(event: string): string {
  const come = 'select *, 1 as change from come'
  const gone = 'select *, -1 as change from gone'
  const rows = { insert: come, delete: gone, update: `${come} union all ${gone}` }[event]
  const tables = [event !== 'delete' && 'new table as come', event !== 'insert' && 'old table as gone'].filter(Boolean)
  return `create function count_record_${event}() returns trigger language plpgsql as $$
    begin
      insert into record_tally as t (address_key, system, category, month, count)
        select address_key, system, category, substr(day, 1, 7), sum(change) from (${rows}) as r
        group by 1, 2, 3, 4 having sum(change) <> 0 order by 1, 2, 3, 4
        on conflict (address_key, system, category, month) do update set count = t.count + excluded.count;
      ${event === 'insert' ? '' : 'delete from record_tally where count = 0 and address_key in (select address_key from gone);'}
      return null;
    end $$;
    create trigger record_${event} after ${event} on record referencing ${tables.join(' ')}
      for each statement execute function count_record_${event}();`
}
