// Makes a database refuse a word: whatever writes it into any table, even for a moment, fails. What never failed never wrote it.
import type { Db } from '../../server/store/database.ts'

export async function forbidWord(db: Db, word: string): Promise<void> {
  await db.raw(`create function refuse_word() returns trigger language plpgsql as $$
    begin
      if strpos(lower(cast(new as text)), '${word}') > 0 then raise exception 'a forbidden word in %', tg_table_name; end if;
      return new;
    end $$`)
  const { rows } = await db.raw(
    `select quote_ident(nspname) || '.' || quote_ident(relname) as name from pg_class
     join pg_namespace on pg_namespace.oid = relnamespace
     where relkind in ('r', 'p') and not relispartition and nspname not in ('pg_catalog', 'information_schema')`,
  )
  for (const { name } of rows) {
    await db.raw(
      `create trigger refuse_word before insert or update on ${name} for each row execute function refuse_word()`,
    )
  }
}

/** Lifts the ban, so that the opposite can be shown. The triggers stay: taking them off would lock every table at once. */
export async function allowWords(db: Db): Promise<void> {
  await db.raw(
    `create or replace function refuse_word() returns trigger language plpgsql as $$ begin return new; end $$`,
  )
}
