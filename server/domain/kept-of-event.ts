// What may be kept of an event once it is over: without whom the account's lists name, by what HubSpot told as well, and with no more of its
// contents than is shared. Until then every attempt needs all of it.
import type { ActivityEvent } from './activity-event.ts'
import type { OwnerFacts } from './choose-owner.ts'
import { reduceContents } from './drawing/reduce-contents.ts'
import { gatesOf } from './gates/gate-event.ts'
import type { GateFacts } from './gates/gate-facts.ts'
import { leaveOutListed } from './gates/leave-out-listed.ts'
import { type HowLogged, howLogged } from './how-logged.ts'
import type { Settings } from './settings/settings.ts'

type Sharing = GateFacts & Pick<OwnerFacts, 'owners' | 'ownWords'> & { settings: Settings }

/** Nothing where all of it may. */
export function keptOf(
  event: ActivityEvent,
  facts: Sharing,
  { contents }: Pick<HowLogged, 'contents'> = howLogged(event, facts),
): ActivityEvent | undefined {
  const { event: left } = leaveOutListed(event, gatesOf(facts.settings, facts))
  const kept = reduceContents(left, contents)
  return kept === event ? undefined : kept
}
