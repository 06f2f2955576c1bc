// Whether tickets are read, what a plan is told of them, and which of their stages are closed. Those are kept for as long as what is known of
// contacts, so that they cost no call for each claim.
import type { PlanFacts } from '../domain/plan.ts'
import { wantsTickets } from '../domain/settings/needed-features.ts'
import type { Settings } from '../domain/settings/settings.ts'
import { readClosedTicketStages } from '../hubspot/account-setup.ts'
import type { HubSpotClient } from '../hubspot/client.ts'
import { canSeeTickets } from '../hubspot/scopes.ts'
import { type Account, saveTicketStages } from '../store/accounts.ts'
import type { ContactFacts } from '../store/contact-cache.ts'
import type { Db } from '../store/database.ts'

export type TicketAccount = Pick<Account, 'portalId' | 'closedTicketStages' | 'ticketStagesReadAt'>

const STAGES_AGE_MS = 10 * 60_000

/** Only where the settings want tickets and the account granted them is HubSpot asked. */
export function readsTickets({ scopes }: Pick<Account, 'scopes'>, settings: Settings): boolean {
  return wantsTickets(settings) && canSeeTickets(scopes)
}

/** By contact id; nothing where nobody wants tickets, null of a contact whose tickets were not read or not shown. */
export function ticketFacts(
  settings: Settings,
  byId: readonly (readonly [id: string, facts: ContactFacts])[],
): Pick<PlanFacts, 'tickets'> {
  if (!wantsTickets(settings)) return {}
  return { tickets: new Map(byId.map(([id, { tickets }]) => [id, tickets ?? null])) }
}

/** To be asked only where there are tickets. */
export async function closedTicketStages(
  { db, hubspot, now }: { db: Db; hubspot: HubSpotClient; now: () => Date },
  { portalId, closedTicketStages: kept, ticketStagesReadAt: readAt }: TicketAccount,
): Promise<Set<string>> {
  if (kept && readAt && now().getTime() - readAt.getTime() < STAGES_AGE_MS) return new Set(kept)
  const closed = await readClosedTicketStages(hubspot, portalId)
  await saveTicketStages(db, portalId, closed, now())
  return new Set(closed)
}
