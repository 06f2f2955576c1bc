// Contacts, companies, deals, tickets and owners as the rules need them, read in batches.
import { z } from 'zod'
import type { Company, Contact, Deal, Owner, Ticket } from '../domain/record.ts'
import type { HubSpotClient } from './client.ts'
import { type ObjectRow, readObjects } from './objects.ts'
import { paths } from './paths.ts'

/** What the rules need to know of a contact. */
export const CONTACT_PROPERTIES = [
  'email',
  'firstname',
  'lastname',
  'hubspot_owner_id',
  'hs_additional_emails',
  'createdate',
]

/** The contacts that have one of these addresses, as first or additional address. */
export async function readContactsByEmail(
  hubspot: HubSpotClient,
  portalId: string,
  emails: readonly string[],
): Promise<Contact[]> {
  const rows = await readObjects(hubspot, portalId, {
    type: 'contacts',
    ids: emails,
    properties: CONTACT_PROPERTIES,
    idProperty: 'email',
  })
  return rows.map(toContact)
}

export async function readContacts(
  hubspot: HubSpotClient,
  portalId: string,
  ids: readonly string[],
): Promise<Contact[]> {
  const rows = await readObjects(hubspot, portalId, { type: 'contacts', ids, properties: CONTACT_PROPERTIES })
  return rows.map(toContact)
}

export function toContact({ id, properties }: Pick<ObjectRow, 'id' | 'properties'>): Contact {
  const {
    email = '',
    firstname,
    lastname,
    hubspot_owner_id,
    hs_additional_emails = '',
    createdate,
  } = properties
  const emails = [email, ...hs_additional_emails.split(';')].map((one) => one.trim().toLowerCase())
  return {
    id,
    name: [firstname, lastname].filter(Boolean).join(' ') || email || id,
    emails: emails.filter(Boolean),
    ownerId: hubspot_owner_id || null,
    createdAt: createdate || null,
  }
}

export async function readCompanies(
  hubspot: HubSpotClient,
  portalId: string,
  ids: readonly string[],
): Promise<Company[]> {
  const rows = await readObjects(hubspot, portalId, {
    type: 'companies',
    ids,
    properties: ['name', 'domain', 'hubspot_owner_id'],
  })
  return rows.map(({ id, properties }) => ({
    id,
    name: properties.name || properties.domain || id,
    ownerId: properties.hubspot_owner_id || null,
  }))
}

export async function readDeals(
  hubspot: HubSpotClient,
  portalId: string,
  ids: readonly string[],
): Promise<Deal[]> {
  const properties = ['dealname', 'createdate', 'closedate', 'hs_is_closed', 'pipeline', 'hubspot_owner_id']
  const rows = await readObjects(hubspot, portalId, { type: 'deals', ids, properties })
  return rows.map(({ id, properties: deal }) => ({
    id,
    name: deal.dealname || id,
    createdAt: deal.createdate ?? new Date(0).toISOString(),
    isClosed: deal.hs_is_closed === 'true',
    closedAt: deal.closedate || null,
    pipeline: deal.pipeline ?? '',
    ownerId: deal.hubspot_owner_id || null,
  }))
}

export type TicketRow = Omit<Ticket, 'isClosed'> & { stage: string | null }

/** Whether a ticket is closed is not said by the ticket but by its stage (readClosedTicketStages). */
export async function readTickets(
  hubspot: HubSpotClient,
  portalId: string,
  ids: readonly string[],
): Promise<TicketRow[]> {
  const properties = ['subject', 'createdate', 'hs_pipeline_stage', 'hubspot_owner_id']
  const rows = await readObjects(hubspot, portalId, { type: 'tickets', ids, properties })
  return rows.map(({ id, properties: ticket }) => ({
    id,
    name: ticket.subject || id,
    createdAt: ticket.createdate || new Date(0).toISOString(),
    stage: ticket.hs_pipeline_stage || null,
    ownerId: ticket.hubspot_owner_id || null,
  }))
}

const OwnersAnswer = z.object({
  results: z.array(
    z.object({
      id: z.string(),
      userId: z.union([z.string(), z.number()]).transform(String).nullish(),
      email: z.string().nullish(),
      firstName: z.string().nullish(),
      lastName: z.string().nullish(),
      teams: z.array(z.object({ id: z.string() })).nullish(),
    }),
  ),
  paging: z.object({ next: z.object({ after: z.string() }).optional() }).optional(),
})

/** As HubSpot's list of owners has them: their roles are their user's. */
export type ListedOwner = Omit<Owner, 'roles' | 'former'> & { userId: string | null }

/** All owners, archived ones too: an activity must never be given to somebody who has left. */
export async function readOwners(hubspot: HubSpotClient, portalId: string): Promise<ListedOwner[]> {
  const owners: ListedOwner[] = []
  for (const archived of [false, true]) {
    let after: string | undefined
    do {
      const query = { archived: String(archived), limit: '100', ...(after && { after }) }
      const answer = await hubspot.call(portalId, { method: 'GET', path: paths.owners, query })
      const page = OwnersAnswer.parse(answer.body)
      for (const { id, userId = null, email, firstName, lastName, teams } of page.results) {
        const name = [firstName, lastName].filter(Boolean).join(' ') || email || id
        const teamIds = (teams ?? []).map((team) => team.id)
        owners.push({ id, userId, email: (email ?? '').toLowerCase(), name, isArchived: archived, teamIds })
      }
      after = page.paging?.next?.after
    } while (after !== undefined)
  }
  return owners
}

// HubSpot documents no name here; where an account has one, it is shown.
const AccountInfo = z.object({ timeZone: z.string(), uiDomain: z.string(), name: z.string().optional() })
export type AccountInfo = z.output<typeof AccountInfo>

export async function readAccountInfo(hubspot: HubSpotClient, portalId: string): Promise<AccountInfo> {
  const answer = await hubspot.call(portalId, { method: 'GET', path: paths.accountInfo })
  return AccountInfo.parse(answer.body)
}
