// npm run accounts -- list | pause ID | resume ID | disconnect ID
import { disconnectAccount, pauseAccount, resumeAccount } from '../server/install/account-controls.ts'
import type { InstallDeps } from '../server/install/install-account.ts'
import { listAccounts } from '../server/store/accounts.ts'
import { countByState } from '../server/store/events.ts'
import { operate, table } from './operate.ts'

const USAGE = `Use: npm run accounts -- list
       npm run accounts -- pause ACCOUNT_ID       events wait from now on; none is lost
       npm run accounts -- resume ACCOUNT_ID      waiting events go on
       npm run accounts -- disconnect ACCOUNT_ID  uninstalls Logbook there and destroys its tokens; data and keys stay`

const [action = 'list', portalId = ''] = process.argv.slice(2)

await operate(async (deps) => {
  if (action === 'list') return list(deps)
  if (!/^\d+$/.test(portalId)) throw new Error(USAGE)
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
      ? `Account ${portalId} is disconnected. Its data and keys stay.`
      : refuse('is not connected')
  }
  throw new Error(USAGE)
})

function refuse(why: string): never {
  throw new Error(`Account ${portalId} ${why}.`)
}

async function list({ db }: InstallDeps): Promise<string> {
  const rows = await Promise.all(
    (await listAccounts(db)).map(async ({ portalId, name, status, timeZone, installedAt }) => {
      const counts = await countByState(db, portalId)
      const events = Object.entries(counts).map(([state, n]) => `${n} ${state}`)
      return [portalId, name, status, timeZone, installedAt.toISOString(), events.join(', ') || 'none']
    }),
  )
  return rows.length === 0
    ? 'No account has installed Logbook yet.'
    : table(['account', 'name', 'status', 'time zone', 'installed', 'events'], rows)
}
