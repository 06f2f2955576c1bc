// The history of the settings: who published what when, and what it changed.
import { z } from 'zod'
import type { Db } from '../../store/database.ts'
import { listSettings } from '../../store/settings.ts'
import type { HistoryAnswer } from './answers.ts'
import { viewVersion } from './views.ts'

export const HistoryQuery = z.strictObject({
  before: z.coerce
    .number()
    .int()
    .positive()
    .max(2_147_483_647)
    .optional()
    .meta({ description: 'Versions below this one: the `next_before` of the page before.' }),
  limit: z.coerce.number().int().min(1).max(50).default(20),
})

/** A page may have a megabyte; one version's list of changes some hundred kilobytes at the very most. */
const LARGEST_PAGE = 700_000

export async function viewHistory(
  db: Db,
  portalId: string,
  { before, limit }: z.output<typeof HistoryQuery>,
): Promise<HistoryAnswer> {
  const found = await listSettings(db, portalId, { before, limit: limit + 1 })
  const versions: HistoryAnswer['versions'] = []
  let bytes = 0
  for (const { changes, changes_in_all, ...version } of found.slice(0, limit)) {
    const view = { ...viewVersion(version), changes, changes_in_all }
    bytes += Buffer.byteLength(JSON.stringify(view))
    if (bytes > LARGEST_PAGE && versions.length > 0) break
    versions.push(view)
  }
  const last = versions.at(-1)
  return { versions, next_before: found.length > versions.length && last ? last.version : null }
}
