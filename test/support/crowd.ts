// Many people and many events, for stories about numbers: contacts with companies and deals in HubSpot, and what is sent to them.
import type { PortalHandle } from '../../simulator/portal-handle.ts'

export type Person = { email: string; contactId: string; companyId: string; openDealIds: string[] }

/** Contacts in companies of ten, each with one to seven open deals and a closed one. */
export function plantCrowd(hubspot: PortalHandle, size: number): Person[] {
  const companies = Array.from({ length: Math.ceil(size / 10) }, (_, index) =>
    hubspot.createRecord('companies', { name: `Company ${index}`, domain: `company-${index}.example` }),
  )
  return Array.from({ length: size }, (_, index) => {
    const email = `person-${index}@company-${Math.floor(index / 10)}.example`
    const contact = hubspot.createRecord('contacts', { email, firstname: 'Person', lastname: String(index) })
    const companyId = companies[Math.floor(index / 10)]?.id ?? ''
    hubspot.associate('contacts', contact.id, 'companies', companyId, { primary: true })
    const openDealIds = Array.from({ length: 1 + (index % 7) }, (_, n) =>
      plantDeal(hubspot, contact.id, n, 'false'),
    )
    plantDeal(hubspot, contact.id, 9, 'true')
    return { email, contactId: contact.id, companyId, openDealIds }
  })
}

function plantDeal(
  hubspot: PortalHandle,
  contactId: string,
  day: number,
  isClosed: 'true' | 'false',
): string {
  const deal = hubspot.createRecord('deals', {
    dealname: `Deal ${day}`,
    pipeline: 'default',
    dealstage: isClosed === 'true' ? 'closedwon' : 'qualifiedtobuy',
    hs_is_closed: isClosed,
    createdate: `2026-0${day + 1}-01T00:00:00Z`,
  })
  hubspot.associate('contacts', contactId, 'deals', deal.id)
  return deal.id
}

/** One sent mail for each number from 0, going round the people. */
export function mailsTo(people: readonly Person[], count: number): object[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `mail-${index}`,
    type: 'email.sent',
    occurred_at: '2026-11-20T09:30:00Z',
    member: { email: 'ann@northwind.example' },
    counterparts: [{ email: people[index % people.length]?.email }],
    message: { message_id: `<mail-${index}@northwind.example>`, subject: `Mail ${index}`, text: 'Hello' },
  }))
}

export function inBatches<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) =>
    items.slice(i * size, (i + 1) * size),
  )
}

/** What the associations of the mail with this number must be, from what was planted alone. */
export function expectedAssociations(people: readonly Person[], index: number) {
  const person = people[index % people.length]
  return {
    contacts: [person?.contactId],
    companies: [person?.companyId],
    // Planted oldest first: the newest five are the last ones.
    deals: person?.openDealIds.slice(-5).toSorted(),
  }
}
