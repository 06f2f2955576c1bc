// Which records a member's activity may reach. HubSpot's tokens see everything, whoever installed them, so the member's own limits are kept here.
import type { Member } from './activity-event.ts'
import { type OwnerFacts, rulesByEmail } from './choose-owner.ts'
import { COMPANY, CONTACT, type ConsideredRecord, DEAL, type RecordTypeId, TICKET } from './record.ts'
import { isLimited, type Reach, type Touch } from './settings/members.ts'
import type { Settings } from './settings/settings.ts'
import type { TraceStep } from './trace.ts'

const SECTION = {
  [CONTACT]: 'contacts',
  [COMPANY]: 'companies',
  [DEAL]: 'deals',
  [TICKET]: 'tickets',
} as const satisfies Record<RecordTypeId, keyof Touch>

export type MayTouch = (record: ConsideredRecord) => boolean

/**
 * What the settings say of a member's activity; of everybody's, where they say nothing of this one. What names no member has nothing of
 * its own.
 */
export function touchOf(
  member: Pick<Member, 'email'> | undefined,
  { members }: Pick<Settings, 'members'>,
): Touch {
  const { touch, rules } = members
  if (member) return rulesByEmail(rules, member.email)[0]?.touch ?? touch
  const nobodys = (reach: Reach) => (isLimited(reach) ? 'none' : reach)
  return {
    contacts: nobodys(touch.contacts),
    companies: nobodys(touch.companies),
    deals: nobodys(touch.deals),
    tickets: nobodys(touch.tickets),
  }
}

/**
 * `own`: the member's own records; `team`: those of anybody in one of the member's teams too; `all`; `none`. A record without an owner
 * is in reach of `all` only. Records that are being created are the member's own doing; whoever reaches none creates none.
 */
export function createMayTouch(
  member: Member | undefined,
  memberOwnerId: string | null,
  { settings: { members }, owners }: { settings: Settings } & Pick<OwnerFacts, 'owners'>,
): MayTouch {
  const touch = touchOf(member, { members })
  const teams = new Set(owners.find(({ id }) => id === memberOwnerId)?.teamIds)
  const teamMates = new Set(
    owners.filter(({ teamIds }) => teamIds.some((team) => teams.has(team))).map(({ id }) => id),
  )
  return ({ record, ownerId }) => {
    const reach: Reach = touch[SECTION[record.type]]
    if (record.kind === 'new') return reach !== 'none'
    if (reach === 'all' || reach === 'none') return reach === 'all'
    const isOwn = memberOwnerId !== null && ownerId === memberOwnerId
    return isOwn || (reach === 'team' && ownerId != null && teamMates.has(ownerId))
  }
}

/** What is out of reach is left out, and named. */
export function leaveOutOfReach(
  records: readonly ConsideredRecord[],
  mayTouch: MayTouch,
): { records: ConsideredRecord[]; steps: TraceStep[] } {
  const isOut = (record: ConsideredRecord) => record.isChosen && !mayTouch(record)
  const out = records.filter(isOut)
  return {
    records: records.map((record) =>
      isOut(record) ? { ...record, isChosen: false, why: 'out_of_reach' as const } : record,
    ),
    steps:
      out.length === 0
        ? []
        : [{ rule: 'touch.out_of_reach', facts: { records: out.map(({ name }) => name) } }],
  }
}
