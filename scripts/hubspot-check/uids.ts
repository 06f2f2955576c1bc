// The uids that were given out. HubSpot knows a card by its uid: under another one it is a new card, and the old one leaves people's records.
import type { Manifest } from '../hubspot-project/project.ts'
import { type Finding, lacking, type Where } from './problem.ts'

/** A new feature is added here; a line is removed only with the feature itself. */
const KNOWN_UIDS = [
  'logbook_app',
  'logbook_activity_log',
  'logbook_home',
  'logbook_settings',
  'logbook_status_preview',
  'logbook_status_sidebar',
  'logbook_webhooks',
] as const

/** HubSpot itself refuses two manifests with one uid; that a uid changed since the last upload, it cannot see. */
export function checkUids(manifests: readonly Manifest[], where: Where): Finding {
  const list = 'scripts/hubspot-check/uids.ts'
  const given = manifests.map(({ uid }) => uid)
  const strange = manifests
    .filter(({ uid }) => lacking([uid], KNOWN_UIDS).length > 0)
    .map(({ uid, file }) => ({
      where: where(file),
      what: `The uid ${uid} is not among those that were given out. A changed uid makes a new card, and takes the old one off people's records.`,
      fix: `Give the feature its old uid again; a new feature is added to ${list}.`,
    }))
  const gone = lacking(KNOWN_UIDS, given).map((uid) => ({
    where: list,
    what: `No manifest has the uid ${uid} any more.`,
    fix: 'Give the feature its old uid again; if it was removed on purpose, remove the line.',
  }))
  return { title: 'Uids', saw: `${given.length}, the same as ever`, problems: [...strange, ...gone] }
}
