// What an operator sees of one account: how it is connected, how fast it may be asked, and the limits that HubSpot sets in it.
import type { AssociationLimit, LinkedType } from '../server/domain/association-limit.ts'
import { findAccount } from '../server/store/accounts.ts'
import { findAssociationLimits, type KnownLimits } from '../server/store/association-limits.ts'
import type { Db } from '../server/store/database.ts'
import { countByState } from '../server/store/events.ts'
import { table } from './operate.ts'

const NAMES: Record<LinkedType, { one: string; many: string }> = {
  '0-1': { one: 'contact', many: 'contacts' },
  '0-2': { one: 'company', many: 'companies' },
  '0-3': { one: 'deal', many: 'deals' },
  '0-5': { one: 'ticket', many: 'tickets' },
  emails: { one: 'email', many: 'emails' },
  notes: { one: 'note', many: 'notes' },
  calls: { one: 'call', many: 'calls' },
  communications: { one: 'message', many: 'messages' },
  meetings: { one: 'meeting', many: 'meetings' },
  tasks: { one: 'task', many: 'tasks' },
}

/** Null when Logbook does not know the account. */
export async function showAccount(db: Db, portalId: string): Promise<string | null> {
  const account = await findAccount(db, portalId)
  if (!account) return null
  const [known, counts] = await Promise.all([findAssociationLimits(db, portalId), countByState(db, portalId)])
  const events = Object.entries(counts).map(([state, n]) => `${n} ${state}`)
  const tiers = Object.entries(account.engagementTiers).map(([type, tier]) => `${type} ${tier}`)
  const facts = [
    ['name', account.name],
    ['status', account.status],
    ['time zone', account.timeZone],
    ['installed', `${account.installedAt.toISOString()} by ${account.installedBy || 'unknown'}`],
    ['scopes', account.scopes.join(' ')],
    ['engagement keys', tiers.join(', ') || 'not probed'],
    ['calls in 10 s', String(account.callsPerTenSeconds ?? "HubSpot's limit")],
    ['events', events.join(', ') || 'none'],
    ['limits asked', askedWhen(known)],
  ]
  return [table(['account', portalId], facts), ...limitLines(known)].join('\n')
}

function askedWhen({ limits: [limit], nextAt, problem }: KnownLimits): string {
  if (nextAt === null) return 'not yet'
  const last = limit ? limit.readAt.toISOString() : 'without an answer'
  const trouble = problem ? `; HubSpot did not tell: ${problem}` : ''
  return `${last}, next after ${nextAt.toISOString()}${trouble}`
}

function limitLines({ limits }: KnownLimits): string[] {
  if (limits.length === 0) return ['', 'HubSpot has told no limits. What it refuses is left out and learned.']
  return ['', table(["HubSpot's limit", 'at most', 'at it', 'near it'], limits.map(row))]
}

function row({ from, to, most, atLimit, nearLimit }: AssociationLimit): string[] {
  return [`${NAMES[to].many} on one ${NAMES[from].one}`, String(most), String(atLimit), String(nearLimit)]
}
