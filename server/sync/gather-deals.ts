// What is known of the deals that campaigns would open for the people of a claim. Asks nothing where no campaign does.
import { dealWishOf } from '../domain/deals/deal-rule.ts'
import type { DealFacts } from '../domain/deals/standing-deal.ts'
import { findPerson, type MatchFacts } from '../domain/people/find-person.ts'
import { peopleOf } from '../domain/people/person-key.ts'
import type { DueEvent } from '../domain/plan.ts'
import type { Settings } from '../domain/settings/settings.ts'
import type { HubSpotClient } from '../hubspot/client.ts'
import { DEAL_SCOPES } from '../hubspot/scopes.ts'
import type { Account } from '../store/accounts.ts'
import { findOpenedDeals } from '../store/campaign-deals.ts'
import type { Db } from '../store/database.ts'
import { dealsOf } from './gather-around.ts'

type Deps = { db: Db; hubspot: HubSpotClient }

/** The deals of a contact are read anew: the ones of ten minutes ago may not have been the last. */
export async function gatherDeals(
  deps: Deps & { now: () => Date },
  { portalId, scopes }: Account,
  events: readonly DueEvent[],
  { matches, settings }: { matches: MatchFacts; settings: Settings },
): Promise<DealFacts | null> {
  const opening = events.filter(({ event }) => dealWishOf(event, settings) !== null)
  if (opening.length === 0) return null
  const missingScopes = DEAL_SCOPES.filter((scope) => !scopes.includes(scope))
  const ids = opening.flatMap(({ event, receivedAt = deps.now() }) =>
    peopleOf(event).flatMap(({ keys }) => {
      const found = findPerson(keys, matches, receivedAt)
      return found.kind === 'found' ? [found.contact.id] : []
    }),
  )
  const contactIds = [...new Set(ids)]
  const [deals, opened] = await Promise.all([
    dealsOf(deps, portalId, contactIds),
    findOpenedDeals(deps.db, portalId, contactIds),
  ])
  return { missingScopes, deals, opened }
}
