// Takes a person out of an account's settings, those of earlier days and the draft among them: out of lists, rules, and what was found wrong with them.
import { forgetInSettings } from '../domain/forget-in-settings.ts'
import { scrubPeople } from '../domain/forget-person.ts'
import type { Db } from './database.ts'
import { toStorableJson } from './json.ts'

/** Every place that may name them. `id`: what tells the rows of an account apart. */
const PLACES = [
  { table: 'settings_versions', id: 'version', documents: ['settings'], words: ['changes'] },
  { table: 'settings_drafts', id: 'portal_id', documents: ['settings'], words: [] },
  { table: 'settings_checks', id: 'portal_id', documents: [], words: ['findings'] },
] as const

/** Answers how many rows named one of these addresses. */
export async function forgetPersonInSettings(
  trx: Db,
  portalId: string,
  emails: ReadonlySet<string>,
): Promise<number> {
  let changed = 0
  for (const { table, id, documents, words } of PLACES) {
    const columns = [...documents, ...words]
    const rows = await trx(table)
      .select<Record<string, unknown>[]>(id, ...columns)
      .where('portal_id', portalId)
      .orderBy(id)
      .forUpdate()
    for (const row of rows) {
      const without = Object.fromEntries([
        ...documents.map((column) => [column, forgetInSettings(row[column], emails)] as const),
        ...words.map((column) => [column, scrubPeople(row[column], emails, [])] as const),
      ])
      const isSame = columns.every(
        (column) => JSON.stringify(row[column]) === JSON.stringify(without[column]),
      )
      if (isSame) continue
      changed += 1
      const stored = columns.map((column) => [
        column,
        row[column] === null ? null : toStorableJson(without[column]),
      ])
      await trx(table)
        .where({ portal_id: portalId, [id]: row[id] })
        .update(Object.fromEntries(stored))
    }
  }
  return changed
}
