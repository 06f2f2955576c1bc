// The people of the benchmark's accounts, and what is sent to them. Both are told by a number alone, so that two processes agree on them.
import type { PortalHandle } from '../simulator/portal-handle.ts'

export const MEMBER = 'ann@northwind.example'
const TEAM_SIZE = 10
const MOST_OPEN_DEALS = 4

/** Said in the report, because the cost of a cold cache depends on it. */
export const CROWD_IN_WORDS = `Contacts are in companies of ${TEAM_SIZE}; each has nought to ${MOST_OPEN_DEALS} open deals and one closed.`

export function emailOf(person: number): string {
  return `person-${person}@company-${Math.floor(person / TEAM_SIZE)}.example`
}

export function plantCrowd(hubspot: PortalHandle, size: number): void {
  hubspot.addOwner({ email: MEMBER, firstName: 'Ann' })
  let companyId = ''
  for (let person = 0; person < size; person += 1) {
    if (person % TEAM_SIZE === 0) companyId = plantCompany(hubspot, person / TEAM_SIZE)
    const name = { firstname: 'Person', lastname: String(person) }
    const { id } = hubspot.createRecord('contacts', { email: emailOf(person), ...name })
    hubspot.associate('contacts', id, 'companies', companyId, { primary: true })
    for (let deal = 0; deal < person % (MOST_OPEN_DEALS + 1); deal += 1) plantDeal(hubspot, id, 'false')
    plantDeal(hubspot, id, 'true')
  }
}

function plantCompany(hubspot: PortalHandle, number: number): string {
  const properties = { name: `Company ${number}`, domain: `company-${number}.example` }
  return hubspot.createRecord('companies', properties).id
}

function plantDeal(hubspot: PortalHandle, contactId: string, isClosed: 'true' | 'false'): void {
  const deal = hubspot.createRecord('deals', {
    dealname: 'A year of everything',
    pipeline: 'default',
    dealstage: isClosed === 'true' ? 'closedwon' : 'qualifiedtobuy',
    hs_is_closed: isClosed,
    createdate: '2026-01-01T00:00:00Z',
  })
  hubspot.associate('contacts', contactId, 'deals', deal.id)
}

const TEXT =
  'Thank you for the call. As promised you find our offer below; it holds for thirty days. '.repeat(3)

export type Mail = { id: string; type: string; [field: string]: unknown }

/** A mail of its own to the person with this number. `round` keeps the mails of two rounds apart. */
export function mailTo(person: number, number: number, round: string, more: object = {}): Mail {
  const id = `${round}-${number}`
  return {
    id,
    type: 'email.sent',
    occurred_at: new Date(Date.now() - 3_600_000).toISOString(),
    member: { email: MEMBER },
    counterparts: [{ email: emailOf(person) }],
    message: { message_id: `<${id}@northwind.example>`, subject: `Our offer ${number}`, text: TEXT },
    ...more,
  }
}

/** So many mails, going round the people. */
export function mails(
  { events, contacts }: { events: number; contacts: number },
  round: string,
  more: object = {},
): Mail[] {
  return Array.from({ length: events }, (_, number) => mailTo(number % contacts, number, round, more))
}

/** So many opens of so many messages, a minute apart, each message to a person of its own. */
export function opensOf({ opens, messages }: { opens: number; messages: number }, round: number): Mail[] {
  const since = Date.now() - 7 * 24 * 3_600_000 + round * 24 * 3_600_000
  return Array.from({ length: opens }, (_, number) => {
    const message = number % messages
    return mailTo(message, number, `open-${round}`, {
      type: 'email.opened',
      occurred_at: new Date(since + Math.floor(number / messages) * 60_000).toISOString(),
      message: { message_id: `<opened-${message}@northwind.example>`, subject: `Our offer ${message}` },
    })
  })
}
