// The mail that invites a member to connect: plain and short, with nothing in it that a stranger could have written. Pure.

/** Why a mail did not go: the mail server refused this address, could not be reached or used, or the member is to have none any more. */
export type MailProblem = 'mail_refused' | 'mail_unreachable' | 'mail_not_wanted'

export type InvitationFacts = {
  memberEmail: string
  /** Who invites; empty where their name was erased. */
  madeBy: string
  accountName: string
  timeZone: string
  url: string
  expiresAt: Date
}

export type Mail = { to: string; subject: string; text: string }

export function invitationMail(facts: InvitationFacts): Mail {
  const { memberEmail, madeBy, url } = facts
  const who = madeBy === '' ? 'An admin' : madeBy
  const account = plainName(facts.accountName)
  return {
    to: memberEmail,
    subject: 'Connect your activity to HubSpot',
    text: `Hello,

${who} asks you to connect ${memberEmail} to HubSpot, so that what you send from your sales tools is logged there under your name.

This page says how; it takes a minute:

${url}

The link is yours alone and works once, until ${dayOf(facts)}. Please do not pass it on: whoever has it can log activity under your name.

You get this mail because your address acts in a tool that is connected to the HubSpot account${account && ` ${account}`}. If you do not know what it is about, do nothing: nothing changes.
`,
  }
}

function dayOf({ expiresAt, timeZone }: InvitationFacts): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone }).format(expiresAt)
}

/** People choose the name of their account freely: no link and no line of it may come into a mail of ours. */
function plainName(name: string): string {
  return name
    .replaceAll(/[^\p{L}\p{N} &'’(),-]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, 80)
}
