// Reads HubSpot's journal for uninstallations, calmly and by one process at a time. HubSpot sends no webhook about them.
import { SyncError } from '../domain/sync-error.ts'
import { type Journal, openJournal } from '../hubspot/journal-api.ts'
import type { OAuthApp } from '../hubspot/oauth-strategy.ts'
import {
  type JournalPlace,
  savePlace,
  saveRefusal,
  saveSubscribed,
  takeJournalTurn,
} from '../store/hubspot-journal.ts'
import { leaveAccount, type UninstallDeps } from './uninstall.ts'

export type JournalDeps = UninstallDeps & {
  app: OAuthApp
  log: { info(facts: object, message: string): void; warn(facts: object, message: string): void }
}

/** An app that may not read the journal today may be allowed to tomorrow. */
const AFTER_REFUSAL_MS = 6 * 60 * 60_000

/** Reads what is new, when it is time and no other process does; `everyMs` is the time between two readings of all processes together. */
export async function readJournal(deps: JournalDeps, everyMs: number, signal: AbortSignal): Promise<void> {
  const place = await takeJournalTurn(deps.db, everyMs)
  if (!place) return
  try {
    const journal = await openJournal(deps.app)
    if (!place.isSubscribed) {
      await journal.subscribe()
      await saveSubscribed(deps.db)
    }
    await readOn(deps, journal, place, signal)
  } catch (error) {
    if (!(error instanceof SyncError)) throw error
    await giveUp(deps, place, error)
  }
}

async function readOn(
  deps: JournalDeps,
  journal: Journal,
  { offset }: JournalPlace,
  signal: AbortSignal,
): Promise<void> {
  let place = offset
  while (!signal.aborted) {
    const page = await journal.read(place)
    for (const { portalId, occurredAt } of page?.uninstalls ?? []) {
      if (await leaveAccount(deps, portalId, occurredAt)) {
        deps.log.info({ portalId }, 'Logbook was uninstalled in HubSpot; its tokens are destroyed')
      }
    }
    await savePlace(deps.db, page?.offset ?? null)
    // A page that names itself would be read for ever.
    if (!page || page.offset === place) return
    place = page.offset
  }
}

/** Refused for good, it is left for hours, and said once. Anything else passes, and the next turn goes on from the same place. */
async function giveUp(
  { db, log }: JournalDeps,
  { isRefused }: JournalPlace,
  error: SyncError,
): Promise<void> {
  const { code, facts } = error
  const isForGood = ['scope_missing', 'app_refused', 'hubspot_refused', 'token_expired'].includes(code)
  if (!isForGood) {
    log.warn({ code, ...facts }, 'HubSpot’s journal could not be read; it is tried again')
    return
  }
  await saveRefusal(db, AFTER_REFUSAL_MS)
  if (isRefused) return
  const meaning = 'uninstallations are noticed only once HubSpot refuses the account’s token'
  log.warn({ code, ...facts }, `HubSpot does not let the app read its journal: ${meaning}`)
}
