// What HubSpot refuses may be the doing of settings that broke a moment ago: they are looked at before its word is taken for the last.
import { type BrokenParts, isMoreBroken } from '../domain/settings/broken-parts.ts'
import { SyncError } from '../domain/sync-error.ts'
import { isAboutValues } from '../hubspot/errors.ts'
import type { Account } from '../store/accounts.ts'
import type { Created } from './create-records.ts'
import type { WorkDeps } from './work-off.ts'

/** Whether a record was refused for what the settings have it say: an owner, a stage, an option, a property. */
export function isAnyDoubtful(created: readonly Created[]): boolean {
  return created.some((outcomes) => [...outcomes.values()].some(isDoubtful))
}

function isDoubtful(outcome: string | SyncError): boolean {
  if (!(outcome instanceof SyncError)) return false
  return outcome.code === 'stale_record' || (outcome.code === 'record_refused' && isAboutValues(outcome))
}

/** Looks whether more is broken than a plan knew; not again where that was done since. */
export function createBrokenCheck(
  { lookAtSettings }: Pick<WorkDeps, 'lookAtSettings'>,
  account: Pick<Account, 'portalId' | 'settingsVersion'>,
): (known: BrokenParts, since?: Date) => Promise<boolean> {
  return async (known, since) => {
    // Nobody has set anything that could break.
    if (account.settingsVersion === 0) return false
    const found = await lookAtSettings(account, since)
    return found !== null && isMoreBroken(known, found)
  }
}
