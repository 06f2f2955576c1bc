// Activity events as a sending tool reports them, with only what a story is about to be filled in, and what became of them.
import { randomUUID } from 'node:crypto'
import type { PortalHandle, RecordView } from '../../simulator/portal-handle.ts'
import { ANN } from './world.ts'

export const JANE = 'jane@acme.example'
export const NORA = 'nora@solberg.example'
export const KARL = 'karl@acme.example'

/** Whom an event concerns: an address, or an address with a name and more. */
type Person = string | { email: string; [field: string]: unknown }
export type Fields = { people?: Person[]; message?: object; [field: string]: unknown }
type AnEvent = (fields?: Fields) => object

export const anEmailSent: AnEvent = (fields) => anEvent('email.sent', fields)
export const anEmailReceived: AnEvent = (fields) => anEvent('email.received', fields)
export const aReplyByMember: AnEvent = (fields) =>
  anEvent('email.replied', { replied_by: 'member', ...fields })
export const aReplyByContact: AnEvent = (fields) =>
  anEvent('email.replied', { replied_by: 'contact', ...fields })
export const aBounce: AnEvent = (fields) => anEvent('email.bounced', fields)
export const anOpen: AnEvent = (fields) => anEvent('email.opened', fields)
export const aClick: AnEvent = (fields) =>
  anEvent('email.clicked', { link: { url: 'https://northwind.example/prices' }, ...fields })
export const aDownload: AnEvent = (fields) =>
  anEvent('email.downloaded', { file: { name: 'Price list.pdf' }, ...fields })

function anEvent(type: string, { people = [JANE], message, ...fields }: Fields = {}): object {
  return {
    id: randomUUID(),
    type,
    occurred_at: '2026-11-20T09:30:00+01:00',
    member: { email: ANN },
    counterparts: people.map((person) => (typeof person === 'string' ? { email: person } : person)),
    message: { subject: 'Prices', html: '<p>Shall we talk?</p>', ...message },
    ...fields,
  }
}

/** The records that an engagement is on, as people call them: contacts by address, companies and deals by name. */
export function standsOn(hubspot: PortalHandle, engagement: RecordView | undefined) {
  const { contacts = [], companies = [], deals = [] } = engagement?.associations ?? {}
  return {
    contacts: contacts.map((id) => hubspot.record('contacts', id)?.properties.email ?? id).toSorted(),
    companies: companies.map((id) => hubspot.record('companies', id)?.properties.name ?? id).toSorted(),
    deals: deals.map((id) => hubspot.record('deals', id)?.properties.dealname ?? id).toSorted(),
  }
}

export function contactOf(hubspot: PortalHandle, email: string): RecordView | undefined {
  return hubspot.contacts().find(({ properties }) => properties.email === email)
}

export function companiesNamed(hubspot: PortalHandle, domain: string): (string | undefined)[] {
  return hubspot
    .companies()
    .filter(({ properties }) => properties.domain === domain)
    .map(({ properties }) => properties.name)
}

export function subjectsOf(emails: readonly RecordView[]): (string | undefined)[] {
  return emails.map(({ properties }) => properties.hs_email_subject)
}
