// One more kind of link: by it a never-log list comes in as a file.
import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  await db.raw(`
    alter table settings_links drop constraint settings_links_kind_check,
      add constraint settings_links_kind_check check (kind in ('export', 'import', 'never_log'))
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    delete from settings_links where kind = 'never_log';
    alter table settings_links drop constraint settings_links_kind_check,
      add constraint settings_links_kind_check check (kind in ('export', 'import'))
  `)
}
