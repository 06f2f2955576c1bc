// npm run accounts -- list | show ID | pause ID | resume ID | disconnect ID | cap ID CALLS
import { disconnectAccount, pauseAccount, resumeAccount } from '../server/install/account-controls.ts'
import { KEPT_AFTER_UNINSTALL_DAYS } from '../server/install/erase-account.ts'
import type { InstallDeps } from '../server/install/install-account.ts'
import { listAccounts, saveCallCap } from '../server/store/accounts.ts'
import { countByState } from '../server/store/events.ts'
import { operate, table } from './operate.ts'
import { showAccount } from './show-account.ts'

const USAGE = `Use: npm run accounts -- list
       npm run accounts -- show ACCOUNT_ID        one account, with the limits that HubSpot sets in it
       npm run accounts -- pause ACCOUNT_ID       events wait from now on; none is lost
       npm run accounts -- resume ACCOUNT_ID      waiting events go on
       npm run accounts -- disconnect ACCOUNT_ID  uninstalls Logbook there and destroys its tokens; data and keys stay for ${KEPT_AFTER_UNINSTALL_DAYS} days
       npm run accounts -- cap ACCOUNT_ID CALLS   Logbook makes at most so many calls in 10 seconds there (1 to 110, or none)`

const [action = 'list', portalId = '', limit = ''] = process.argv.slice(2)

await operate(async (deps) => {
  if (action === 'list') return list(deps)
  if (!/^\d+$/.test(portalId)) throw new Error(USAGE)
  if (action === 'show') return (await showAccount(deps.db, portalId)) ?? refuse('is not known')
  if (action === 'pause') {
    const isPaused = await pauseAccount(deps, portalId)
    return isPaused
      ? `Account ${portalId} is paused. Events wait until you resume it.`
      : refuse('is not connected')
  }
  if (action === 'resume') {
    const released = await resumeAccount(deps, portalId)
    return released === null
      ? refuse('is not paused')
      : `Account ${portalId} goes on, with ${released} waiting events.`
  }
  if (action === 'disconnect') {
    const isDone = await disconnectAccount(deps, portalId)
    return isDone
      ? `Account ${portalId} is disconnected. Its data and keys stay for ${KEPT_AFTER_UNINSTALL_DAYS} days.`
      : refuse('is not connected')
  }
  if (action === 'cap' && /^(none|\d{1,3})$/.test(limit)) {
    const isKnown = await saveCallCap(deps.db, portalId, limit === 'none' ? null : Number(limit))
    return isKnown ? `Account ${portalId}: at most ${limit} calls in 10 seconds.` : refuse('is not known')
  }
  throw new Error(USAGE)
})

function refuse(why: string): never {
  throw new Error(`Account ${portalId} ${why}.`)
}

async function list({ db }: InstallDeps): Promise<string> {
  const rows = await Promise.all(
    (await listAccounts(db)).map(
      async ({ portalId, name, status, timeZone, installedAt, engagementTiers, callsPerTenSeconds }) => {
        const counts = await countByState(db, portalId)
        const events = Object.entries(counts).map(([state, n]) => `${n} ${state}`)
        const tiers = Object.entries(engagementTiers).map(([type, tier]) => `${type} ${tier}`)
        return [
          portalId,
          name,
          status,
          timeZone,
          installedAt.toISOString(),
          tiers.join(', ') || 'not probed',
          String(callsPerTenSeconds ?? "HubSpot's"),
          events.join(', ') || 'none',
        ]
      },
    ),
  )
  return rows.length === 0
    ? 'No account has installed Logbook yet.'
    : table(
        ['account', 'name', 'status', 'time zone', 'installed', 'engagement keys', 'calls in 10 s', 'events'],
        rows,
      )
}
