// Which campaign's rule an activity sets off: somebody replied, showed interest, clicked or booked a meeting. Pure.
import { type ActivityEvent, isMail } from '../activity-event.ts'
import { createLookup } from '../lookup.ts'
import type { Settings } from '../settings/settings.ts'

type Campaign = Settings['campaigns'][number]
export type DealRule = NonNullable<Campaign['deal']>
export type DealTrigger = DealRule['on'][number]

export type DealWish = { campaign: string; rule: DealRule; on: DealTrigger }

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
  switch (event.type) {
    case 'email.replied':
      return event.replied_by === 'contact' ? 'reply' : null
    case 'linkedin.message_received':
    case 'sms.received':
    case 'whatsapp.received':
      return 'reply'
    case 'lead.interest_changed':
      return event.interest.state === 'interested' ? 'interest' : null
    case 'email.clicked':
      return 'click'
    case 'meeting.booked':
      return 'meeting'
    default:
      return null
  }
}

/** Of a reply, the address of whoever wrote it: those in copy did nothing. */
export function authorOf(event: ActivityEvent): string | null {
  return isMail(event) && event.type === 'email.replied' ? (event.message.from?.email ?? null) : null
}
