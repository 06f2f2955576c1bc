// What stands in HubSpot after seeded activity, in the words of what was expected.
import type { PortalHandle, RecordView } from '../../simulator/portal-handle.ts'
import type { Expected } from './chaos-mail.ts'

/** The tag in an engagement's subject or body. */
export function tagIn({ properties }: RecordView): string {
  const said = ['hs_email_subject', 'hs_note_body', 'hs_communication_body', 'hs_call_body']
  return /Tag \d+/.exec(said.map((name) => properties[name] ?? '').join(' '))?.[0] ?? ''
}

/** What stands in HubSpot, by tag, in the words of what was expected; of several with one tag, each. */
export function engagementsByTag(hubspot: PortalHandle): Map<string, Omit<Expected, 'count'>[]> {
  const nameOf = (type: 'contacts' | 'companies') => (id: string) => nameIn(hubspot.record(type, id)) ?? id
  const types = ['emails', 'notes', 'communications', 'calls'] as const
  const all = types.flatMap((type) => hubspot.engagements(type)).filter(tagIn)
  const views = all.map((one) => ({
    tag: tagIn(one),
    contacts: one.associations.contacts.map(nameOf('contacts')).toSorted(),
    companies: one.associations.companies.map(nameOf('companies')).toSorted(),
    deals: one.associations.deals.toSorted(),
  }))
  return new Map(
    [...Map.groupBy(views, ({ tag }) => tag)].map(([tag, group]) => [
      tag,
      group.map(({ tag: _tag, ...records }) => records),
    ]),
  )
}

/** What tells a contact or a company from all others. */
export function nameIn(record: Pick<RecordView, 'properties'> | null): string | undefined {
  const { email, domain, hs_linkedin_url, phone } = record?.properties ?? {}
  return email ?? domain ?? hs_linkedin_url ?? phone
}
