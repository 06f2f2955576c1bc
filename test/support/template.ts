// Prepares the database that every test database is a copy of: migrations run once a run, not once a test.

import { migrateDatabase, openDatabase } from '../../server/store/database.ts'

export async function prepareTemplate(url: string): Promise<void> {
  const db = openDatabase(url)
  try {
    await migrateDatabase(db)
  } finally {
    // PostgreSQL copies a template only while nobody is connected to it.
    await db.destroy()
  }
}
