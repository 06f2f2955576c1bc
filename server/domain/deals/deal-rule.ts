// Which campaign's rule an activity sets off: somebody replied, showed interest, clicked or booked a meeting. Pure.
import { type ActivityEvent, type ActivityType, isMail } from '../activity-event.ts'
import { createLookup } from '../lookup.ts'
import type { Settings } from '../settings/settings.ts'

type Campaign = Settings['campaigns'][number]
export type DealRule = NonNullable<Campaign['deal']>
export type DealTrigger = DealRule['on'][number]

export type DealWish = { campaign: string; rule: DealRule; on: DealTrigger }

/** What may set it off. A reply only by whoever was written to, interest only where it is there. */
export const TYPES_OF_TRIGGER: Record<DealTrigger, readonly ActivityType[]> = {
  reply: ['email.replied', 'linkedin.message_received', 'sms.received', 'whatsapp.received'],
  interest: ['lead.interest_changed'],
  click: ['email.clicked'],
  meeting: ['meeting.booked'],
}
const TRIGGERS: readonly DealTrigger[] = ['reply', 'interest', 'click', 'meeting']

const campaignsByName = createLookup(({ campaign }: Campaign) => campaign)

/** Null where no campaign opens a deal for it. The tool's id of a campaign goes before its name. */
export function dealWishOf(
  event: ActivityEvent,
  { campaigns }: Pick<Settings, 'campaigns'>,
): DealWish | null {
  const on = triggerOf(event)
  if (on === null || !event.campaign) return null
  for (const named of [event.campaign.id, event.campaign.name]) {
    const found = named === undefined ? undefined : campaignsByName(campaigns, named)[0]
    if (found) return found.deal?.on.includes(on) ? { campaign: found.campaign, rule: found.deal, on } : null
  }
  return null
}

function triggerOf(event: ActivityEvent): DealTrigger | null {
  if (event.type === 'email.replied' && event.replied_by !== 'contact') return null
  if (event.type === 'lead.interest_changed' && event.interest.state !== 'interested') return null
  return TRIGGERS.find((trigger) => TYPES_OF_TRIGGER[trigger].includes(event.type)) ?? null
}

/** Of a reply, the address of whoever wrote it: those in copy did nothing. */
export function authorOf(event: ActivityEvent): string | null {
  return isMail(event) && event.type === 'email.replied' ? (event.message.from?.email ?? null) : null
}
