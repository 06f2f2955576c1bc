// What is told of members: to the settings page, to a rep in HubSpot, and by API. Types only, so that a bundle carries none of it.

import type { Consent, MemberProblem, OwnerRule } from '../../domain/members/describe-member.ts'
import type { InviteRefusal } from '../../domain/members/invite-refusal.ts'
import type { ConnectedBy } from '../../domain/members/own-word.ts'
import type { EventState, Reason } from '../../domain/reason.ts'
import type { Touch } from '../../domain/settings/members.ts'
import type { AccountRef } from '../cards/answers.ts'

export type OwnerRef = { id: string; name: string }

export type MemberView = {
  email: string
  name: string | null
  /** False once they left the sending tool. */
  is_active: boolean
  /** Null: only the settings name them. */
  known_since: string | null
  /** When the newest of their activity came in. */
  last_activity_at: string | null
  /** Whose activity theirs is; null: the contact's owner's, else the default owner's. */
  owner: OwnerRef | null
  owner_rule: OwnerRule | null
  connection: { at: string; user: string | null; by: ConnectedBy } | null
  consent: Consent
  /** Since when they do not want their activity logged. */
  paused_at: string | null
  invitation: InvitationView | null
  /** Activity that waits until they connect. */
  waiting: number
  problems: { code: MemberProblem; text: string }[]
}

export type InvitationView = {
  at: string
  /** waiting: to be mailed. handed_over: its link was shown to an admin. */
  state: 'waiting' | 'mailed' | 'failed' | 'handed_over'
  /** Why the mail did not go, or not yet. */
  problem: string | null
  expires_at: string
}

export type MemberCounts = Record<
  'all' | 'attention' | 'not_connected' | 'connected' | 'unmapped' | 'off' | 'left',
  number
>

/** GET /cards/v1/settings/members?show=&search=&page= : as the draft would have it, where there is one. Twenty-five a page. */
export type MembersAnswer = {
  members: SettingsMember[]
  counts: MemberCounts
  /** How many the search found. */
  found: number
  /** False while older events are still being looked through. */
  is_complete: boolean
  must_connect: boolean
  /** The reach of members without one of their own. */
  touch: Touch
  /** False: an operator has to set up mail; links can be handed over meanwhile. */
  can_mail: boolean
  is_admin: boolean
}

/** A member with what the settings say of them. */
export type SettingsMember = MemberView & {
  rule: { owner_id: string | null; syncs: boolean; touch: Touch | null }
  /** The draft says something else than what is in force. */
  is_changed: boolean
}

/** GET /v1/members */
export type MemberPage = { members: MemberView[]; next_cursor: string | null; counts: MemberCounts }

/** GET /cards/v1/settings/members/mapping */
export type MappingAnswer = {
  /** Sure ones first; so many as fit. */
  proposals: {
    email: string
    name: string | null
    owner: OwnerRef
    why: 'same_address' | 'same_name' | 'similar_address'
  }[]
  proposals_in_all: number
  sure_in_all: number
  unmatched: string[]
  unmatched_in_all: number
  /** Members whose address only a deactivated user has. */
  archived: string[]
  archived_in_all: number
}

/** POST /cards/v1/settings/members/mapping. `members`: only these; without it, all whose address is the same and `also` these. Answers the draft. */
export type MappingBody = { base_version: number; revision: number; members?: string[]; also?: string[] }

/** POST /cards/v1/settings/members/edit. What is left out of a member stays; null takes it away. Answers the draft. */
export type EditMembersBody = {
  base_version: number
  revision: number
  members: { email: string; owner_id?: string | null; syncs?: boolean; touch?: Touch | null }[]
}

/** POST /cards/v1/settings/members/invite */
export type InviteBody = { members: string[] } | { all: 'not_connected' }
export type InviteAnswer = {
  invited: number
  /** So many as fit. */
  refused: { email: string; why: InviteRefusal; text: string }[]
  refused_in_all: number
}

/** POST /cards/v1/settings/members/link: a personal link, to be handed over. */
export type LinkBody = { email: string }
export type MemberLinkAnswer = { url: string; expires_at: string }

/** POST /cards/v1/settings/members/disconnect */
export type DisconnectAnswer = { email: string; is_connected: false }

/**
 * GET /cards/v1/settings/members/xray?member=&person= or &record=0-1/51, for admins: what would become of a mail of the member's, as the
 * draft would have it, where there is one. GET /v1/members/xray: by the settings in force.
 */
export type XrayAnswer = {
  member: string
  /** One for each person: several of a company or a deal, none where nobody there has an address. */
  cases: (XrayOutcome & {
    person: { email: string; name: string | null }
    /** While it waits for the member: what becomes of it once they have connected. */
    once_connected: XrayOutcome | null
  })[]
}

export type XrayOutcome = {
  status: EventState
  reason: Reason
  reason_text: string
  /** As what HubSpot would show it: `emails`. */
  stored_as: string | null
  owner: OwnerRef | null
  records: { object_type_id: string; name: string; url: string | null; chosen: boolean; why_text: string }[]
  trace: { rule: string; text: string }[]
}

/** GET /cards/v1/me: the members that the signed user may connect or pause. */
export type MeAnswer = {
  /** The signed user's own address in HubSpot. */
  email: string
  must_connect: boolean
  members: OwnMember[]
  account: AccountRef
}

export type OwnMember = {
  email: string
  /** Some activity of theirs came in, or a tool told of them. */
  is_known: boolean
  state: 'not_connected' | 'connected' | 'paused'
  since: string | null
  /** Why it is offered. */
  by: ConnectedBy
  /** Activity that waits until they connect. */
  waiting: number
}

/** POST /cards/v1/me/connect: one of the members offered, or the one that a personal invitation names. POST /cards/v1/me/pause {email} */
export type ConnectBody = { email: string } | { code: string }
export type ConnectAnswer = { email: string; released: number; me: MeAnswer }
export type PauseAnswer = { me: MeAnswer }
