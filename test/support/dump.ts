// Everything that the database holds, as one text: what must have been forgotten must not stand anywhere in it.
import type { Db } from '../../server/store/database.ts'

/** Every row of every table, the queue's too, as `table: row` a line. */
export async function dumpDatabase(db: Db): Promise<string[]> {
  const { rows: tables } = await db.raw(
    `select quote_ident(table_schema) || '.' || quote_ident(table_name) as name from information_schema.tables
     where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema') order by 1`,
  )
  const lines: string[] = []
  for (const { name } of tables) {
    const { rows } = await db.raw(`select cast(one as text) as line from ${name} as one`)
    lines.push(...rows.map(({ line }: { line: string }) => `${name}: ${line}`))
  }
  return lines
}

/** The lines in which one of these words stands, in whatever case. */
export async function linesWith(db: Db, words: readonly string[]): Promise<string[]> {
  const lower = words.map((word) => word.toLowerCase())
  return (await dumpDatabase(db)).filter((line) => lower.some((word) => line.toLowerCase().includes(word)))
}
