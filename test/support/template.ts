// Prepares the database that every test database is a copy of: our schema and the engine's, made once a run, not once a test.

import { PgBoss } from 'pg-boss'
import { migrateDatabase, openDatabase } from '../../server/store/database.ts'

export async function prepareTemplate(url: string): Promise<void> {
  const db = openDatabase(url)
  const boss = new PgBoss({ connectionString: url, schedule: false, supervise: false })
  try {
    await migrateDatabase(db)
    await boss.start()
  } finally {
    // PostgreSQL copies a template only while nobody is connected to it.
    await boss.stop({ graceful: false })
    await db.destroy()
  }
}
