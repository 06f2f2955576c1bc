// Who may change what an account's people have set up: HubSpot's super admins, as HubSpot says and never as a card says.
import { SyncError } from '../domain/sync-error.ts'
import type { HubSpotClient } from '../hubspot/client.ts'
import { isSuperAdmin } from '../hubspot/users.ts'
import type { Account } from '../store/accounts.ts'

/** Whom HubSpot's signature vouches for. */
export type SignedUser = { id: string; email: string }

export type AccountAdmins = {
  /**
   * Whether this user is an admin, as remembered for some minutes. Where HubSpot cannot be asked (no permission to, no answer, none within
   * `patienceMs`), whoever installed counts as one: what this lets them do can be undone.
   */
  isAdmin(account: Account, user: SignedUser, patienceMs?: number): Promise<boolean>
  /** As HubSpot says now, for what cannot be undone; null when it gives no answer in time. Without the permission to ask, whoever installed is one. */
  isAdminNow(account: Account, user: SignedUser, patienceMs: number): Promise<boolean | null>
  /** The same from memory alone, for where it only changes what is offered. */
  isKnownAdmin(account: Account, user: SignedUser): boolean
}

const REMEMBERED_FOR_MS = 3 * 60_000
/** That HubSpot could not be asked is soon over. */
const FAILURE_REMEMBERED_FOR_MS = 15_000
/** Beyond this the oldest are asked for anew: memory must not grow with every user of every account. */
const MOST_REMEMBERED = 10_000

/** hidden: HubSpot was not allowed to tell. away: it gave no answer. */
type Standing = 'admin' | 'other' | 'hidden' | 'away'
type Known = { until: number; standing: Standing | null; answer: Promise<Standing> }

export function createAccountAdmins({
  hubspot,
  now,
}: {
  hubspot: HubSpotClient
  now: () => Date
}): AccountAdmins {
  const known = new Map<string, Known>()

  return {
    async isAdmin(account, user, patienceMs) {
      const { answer } = remembered(account, user) ?? ask(account, user)
      return isOne(await withPatience(answer, patienceMs), account, user)
    },
    async isAdminNow(account, user, patienceMs) {
      const found = remembered(account, user)
      // An answer that is still under way was asked for a moment ago.
      const { answer } = found?.standing === null ? found : ask(account, user)
      const standing = await withPatience(answer, patienceMs)
      return standing === 'away' ? null : isOne(standing, account, user)
    },
    isKnownAdmin: (account, user) => isOne(remembered(account, user)?.standing ?? 'away', account, user),
  }

  function remembered(account: Account, user: SignedUser): Known | null {
    const found = known.get(keyOf(account, user))
    return found && found.until > now().getTime() ? found : null
  }

  function ask(account: Account, user: SignedUser): Known {
    const key = keyOf(account, user)
    const answer = askHubSpot(hubspot, account, user)
    const asked: Known = { until: now().getTime() + REMEMBERED_FOR_MS, standing: null, answer }
    answer.then((standing) => {
      asked.standing = standing
      const isAnswer = standing === 'admin' || standing === 'other'
      if (!isAnswer) asked.until = now().getTime() + FAILURE_REMEMBERED_FOR_MS
    })
    known.delete(key)
    known.set(key, asked)
    const [oldest] = known.keys()
    if (known.size > MOST_REMEMBERED && oldest !== undefined) known.delete(oldest)
    return asked
  }
}

/** As long as HubSpot does not let us in, it will not tell either; settings must be changeable all the same. */
const HIDDEN = ['scope_missing', 'connection_revoked', 'account_disconnected'] as const

/** Whatever goes wrong, there is somebody to fall back on: it never rejects. */
async function askHubSpot(
  hubspot: HubSpotClient,
  { portalId }: Account,
  { id }: SignedUser,
): Promise<Standing> {
  try {
    return (await isSuperAdmin(hubspot, portalId, id)) ? 'admin' : 'other'
  } catch (error) {
    const isHidden = error instanceof SyncError && HIDDEN.some((code) => code === error.code)
    return isHidden ? 'hidden' : 'away'
  }
}

function isOne(standing: Standing, account: Account, user: SignedUser): boolean {
  return standing === 'hidden' || standing === 'away' ? isInstaller(account, user) : standing === 'admin'
}

function keyOf({ portalId }: Account, { id }: SignedUser): string {
  return `${portalId}/${id}`
}

function isInstaller({ installedBy }: Account, { email }: SignedUser): boolean {
  return installedBy !== '' && installedBy === email.toLowerCase()
}

/** Away when it takes longer than that; without a bound it waits for as long as it takes. */
async function withPatience(answer: Promise<Standing>, ms: number | undefined): Promise<Standing> {
  if (ms === undefined) return answer
  const impatient = Promise.withResolvers<'away'>()
  const timer = setTimeout(() => impatient.resolve('away'), ms)
  try {
    return await Promise.race([answer, impatient.promise])
  } finally {
    clearTimeout(timer)
  }
}
