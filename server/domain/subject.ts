// The subject line of an engagement: what happened, in which campaign and step, and to what.
import type { ActivityEvent } from './activity-event.ts'
import { direction } from './counterparts.ts'

/** `Sent (New): Hello`, or with a campaign `Sent (New) [Spring launch (#2)]: Hello`. A reply in a campaign is `Reply […]: …`. */
export function subjectLine(event: ActivityEvent): string {
  const { campaign } = event
  const step = campaign?.step === undefined ? '' : ` (#${campaign.step})`
  const inCampaign = campaign?.name.trim() ? ` [${campaign.name.trim()}${step}]` : ''
  // A subject is one line, however its sender folded it.
  return `${verb(event)}${inCampaign}: ${what(event)}`.replace(/\s+/g, ' ')
}

function verb(event: ActivityEvent): string {
  switch (event.type) {
    case 'email.sent':
      return 'Sent (New)'
    case 'email.received':
      return 'Received'
    case 'email.replied':
      if (direction(event) === 'incoming') return 'Replied'
      return event.campaign ? 'Reply' : 'Sent (Reply)'
    case 'email.opened':
      return 'Opened'
    case 'email.clicked':
      return 'Clicked'
    case 'email.downloaded':
      return 'Downloaded'
    case 'email.bounced':
      return 'Bounced'
  }
}

function what(event: ActivityEvent): string {
  if (event.type === 'email.clicked') return event.link.url
  if (event.type === 'email.downloaded') return event.file.name
  return event.message.subject?.trim() || '(no subject)'
}
