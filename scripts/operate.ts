// What the operator's commands share: Logbook on the configured environment, without serving or draining.
import { loadEnvFile, readConfig } from '../server/config.ts'
import { createConfiguredLogbook, openEnvironment } from '../server/environment.ts'
import type { InstallDeps } from '../server/install/install-account.ts'
import { migrateDatabase } from '../server/store/database.ts'

/** Runs one command and ends the process: 0 when it answers, 1 with its message when it throws. */
export async function operate(command: (deps: InstallDeps) => Promise<string>): Promise<void> {
  try {
    loadEnvFile()
    const config = readConfig({ LOG_LEVEL: 'warn', ...process.env })
    const environment = await openEnvironment(config)
    const { db, install } = createConfiguredLogbook(config, environment)
    try {
      await migrateDatabase(db)
      // The server's sweep sees within a second what was changed here.
      console.log(await command({ ...install, wake: async () => {} }))
    } finally {
      await db.destroy()
      await environment.close()
    }
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error))
    process.exitCode = 1
  }
}

/** Rows as columns of equal width, with a head. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, ...rows]
  const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)))
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
