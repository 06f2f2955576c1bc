// Who may pause, resume and disconnect an account: HubSpot's super admins, as HubSpot says and never as a card says. Remembered for a few minutes.
import type { HubSpotClient } from '../hubspot/client.ts'
import { isSuperAdmin } from '../hubspot/users.ts'
import type { Account } from '../store/accounts.ts'

/** Whom HubSpot's signature vouches for. */
export type SignedUser = { id: string; email: string }

export type AccountAdmins = {
  /**
   * Whether this user is an admin. Where HubSpot cannot be asked (no permission to, no answer, none within `patienceMs`), whoever
   * installed counts as one: only admins can install.
   */
  isAdmin(account: Account, user: SignedUser, patienceMs?: number): Promise<boolean>
  /** The same from memory alone, for where it only changes what is offered. */
  isKnownAdmin(account: Account, user: SignedUser): boolean
}

const REMEMBERED_FOR_MS = 3 * 60_000
/** That HubSpot could not be asked is soon over. */
const FAILURE_REMEMBERED_FOR_MS = 15_000
/** Beyond this the oldest are asked for anew: memory must not grow with every user of every account. */
const MOST_REMEMBERED = 10_000

type Known = { until: number; isAdmin: boolean | null; answer: Promise<boolean | null> }

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
      return (await withPatience(answer, patienceMs)) ?? isInstaller(account, user)
    },
    isKnownAdmin: (account, user) => remembered(account, user)?.isAdmin ?? isInstaller(account, user),
  }

  function remembered(account: Account, user: SignedUser): Known | null {
    const found = known.get(keyOf(account, user))
    return found && found.until > now().getTime() ? found : null
  }

  function ask(account: Account, user: SignedUser): Known {
    const key = keyOf(account, user)
    // Whatever went wrong, there is somebody to fall back on.
    const answer = isSuperAdmin(hubspot, account.portalId, user.id).catch(() => null)
    const asked: Known = { until: now().getTime() + REMEMBERED_FOR_MS, isAdmin: null, answer }
    answer.then((isAdmin) => {
      asked.isAdmin = isAdmin
      if (isAdmin === null) asked.until = now().getTime() + FAILURE_REMEMBERED_FOR_MS
    })
    known.delete(key)
    known.set(key, asked)
    const [oldest] = known.keys()
    if (known.size > MOST_REMEMBERED && oldest !== undefined) known.delete(oldest)
    return asked
  }
}

function keyOf({ portalId }: Account, { id }: SignedUser): string {
  return `${portalId}/${id}`
}

function isInstaller({ installedBy }: Account, { email }: SignedUser): boolean {
  return installedBy !== '' && installedBy === email.toLowerCase()
}

/** Null when it takes longer than that; without a bound it waits for as long as it takes. */
async function withPatience<T>(answer: Promise<T>, ms: number | undefined): Promise<T | null> {
  if (ms === undefined) return answer
  const impatient = Promise.withResolvers<null>()
  const timer = setTimeout(() => impatient.resolve(null), ms)
  try {
    return await Promise.race([answer, impatient.promise])
  } finally {
    clearTimeout(timer)
  }
}
