// How a record stands, and why it was chosen for an activity or passed over, in words.
import type { SyncState } from '../sync-status.ts'
import { activities } from './phrases.ts'

const STANDINGS: Record<SyncState, (events: number) => string> = {
  attention: (events) => `${activities(events)} could not be logged.`,
  held: (events) => `${activities(events)} ${events === 1 ? 'is' : 'are'} waiting for somebody.`,
  waiting: (events) => `${activities(events)} ${events === 1 ? 'is' : 'are'} on the way.`,
  excluded: (events) => `${activities(events)} ${events === 1 ? 'was' : 'were'} not logged here, on purpose.`,
  synced: () => 'All activity is logged.',
  unknown: () => 'No activity has come in yet.',
}

/** How a record stands. */
export function sayStanding(state: SyncState, events: number): string {
  return STANDINGS[state](events)
}

const CONSIDERED: Record<string, string> = {
  counterpart: 'the person it concerns',
  primary_company: 'the primary company of the contact',
  not_primary: 'not the primary company of the contact',
  any_company: 'a company of the contact',
  labelled_company: 'a company with a chosen label',
  other_label: 'not a company with a chosen label',
  opened_deal: 'it was opened for this activity',
  newest_open_deal: 'one of the newest open deals of the contact',
  recently_closed_deal: 'closed only recently',
  other_pipeline: 'the deal is in another pipeline',
  not_own_deal: 'the deal belongs to somebody else',
  newest_open_ticket: 'one of the newest open tickets of the contact',
  newest_ticket: 'one of the newest tickets of the contact',
  closed_ticket: 'the ticket is closed',
  older_ticket: 'newer tickets were taken',
  out_of_reach: "the member's activity may not reach it",
  possible_match: 'it may be the one that is meant',
  closed_deal: 'the deal is closed',
  older_deal: 'newer deals were taken',
  record_full: 'it has as many activities of this kind as HubSpot allows',
  engagement_full: 'the activity is on as many others as HubSpot allows',
}

/** Why a record was chosen or passed over. */
export function sayConsidered(why: string): string {
  return CONSIDERED[why] ?? why
}
