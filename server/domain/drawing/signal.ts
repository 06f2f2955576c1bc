// What has no engagement type of its own in HubSpot and is told in a note: invitations, visits, and what a lead wants.
import type { ActivityEvent, ActivityOf } from '../activity-event.ts'
import { callPerson, counterpartsOf, counterpartsWithoutAddress } from '../counterparts.ts'
import { linkTo } from './attachment-list.ts'
import { type Drawn, drawNote, type Line } from './drawn.ts'
import { botLine } from './mail.ts'
import { escapeHtml } from './safe-html.ts'
import { INTERESTS } from './subject.ts'

export function drawInvitation(event: ActivityOf<'linkedin.invitation_sent'>): Drawn {
  return drawNote(event, { lines: [who(event), profiles(event)], ...event.invitation })
}

export function drawOnLinkedin(
  event: ActivityOf<'linkedin.invitation_accepted' | 'linkedin.profile_visited'>,
): Drawn {
  return drawNote(event, { lines: [who(event), profiles(event)] })
}

const UNSUBSCRIBED_BY = { lead: 'They unsubscribed themselves.', list: 'Somebody put them on a list.' }

export function drawUnsubscribe(event: ActivityOf<'email.unsubscribed'>): Drawn {
  const { by, list = '', reason = '' } = event.unsubscribe ?? {}
  const lines: Line[] = [
    who(event),
    ['How', by === undefined ? '' : UNSUBSCRIBED_BY[by]],
    ['List', escapeHtml(list)],
    ['Reason', escapeHtml(reason)],
    ['Mail', escapeHtml(event.message?.subject ?? '')],
    botLine(event),
  ]
  return drawNote(event, { lines })
}

export function drawInterest(event: ActivityOf<'lead.interest_changed'>): Drawn {
  const { state, previous, text, html } = event.interest
  const lines: Line[] = [
    who(event),
    ['Now', INTERESTS[state]],
    ['Before', previous === undefined ? '' : INTERESTS[previous]],
  ]
  return drawNote(event, { lines, text, html })
}

function everybody(event: ActivityEvent) {
  return [...counterpartsOf(event), ...counterpartsWithoutAddress(event)]
}

function who(event: ActivityEvent): Line {
  return ['Who', escapeHtml(everybody(event).map(callPerson).join(', '))]
}

function profiles(event: ActivityEvent): Line {
  const urls = everybody(event).flatMap(({ linkedin_url }) => linkedin_url ?? [])
  return ['Profile', urls.map((url) => linkTo(url, url)).join(', ')]
}
