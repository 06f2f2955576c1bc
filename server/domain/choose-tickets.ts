// Which tickets of a contact an activity is logged on, where the settings want tickets: the newest, and open ones only if they say so.
import type { Associations } from './choose-associations.ts'
import { type ConsideredRecord, type Contact, TICKET, type Ticket } from './record.ts'
import type { Settings } from './settings/settings.ts'

/** What is chosen for each contact. Where HubSpot does not show the tickets of one, that is said, once. */
export function ticketsAround(
  contacts: readonly Contact[],
  tickets: ReadonlyMap<string, readonly Ticket[] | null>,
  settings: Pick<Settings, 'associations'>,
): Associations[] {
  const around = contacts.map((contact) => ({ contact, known: tickets.get(contact.id) }))
  const isUnseen = around.some(({ known }) => known === null)
  return [
    ...around.flatMap(({ contact, known = [] }) =>
      known === null ? [] : [chooseTickets(contact, known, settings)],
    ),
    ...(isUnseen ? [{ considered: [], steps: [{ rule: 'tickets.not_seen', facts: {} } as const] }] : []),
  ]
}

/** Equal creation times are ordered by id, so that the same input always gives the same choice. */
export function chooseTickets(
  contact: Contact,
  tickets: readonly Ticket[],
  { associations }: Pick<Settings, 'associations'>,
): Associations {
  const { most, open_only } = associations.tickets
  if (most === 0) return { considered: [], steps: [] }
  const all = [...new Map(tickets.map((ticket) => [ticket.id, ticket])).values()].sort(newestFirst)
  const chosen = new Set(all.filter(({ isClosed }) => !isClosed || !open_only).slice(0, most))
  const considered = all.map((ticket): ConsideredRecord => {
    const { id, name, ownerId, isClosed } = ticket
    const isChosen = chosen.has(ticket)
    const whyNot = isClosed && open_only ? 'closed_ticket' : 'older_ticket'
    const why = isChosen ? (open_only ? 'newest_open_ticket' : 'newest_ticket') : whyNot
    return { record: { kind: 'existing', type: TICKET, id }, name, ownerId, isChosen, why }
  })
  if (all.length === 0) {
    return { considered, steps: [{ rule: 'tickets.none', facts: { contact: contact.name } }] }
  }
  const facts = {
    contact: contact.name,
    found: all.length,
    closed: all.filter(({ isClosed }) => isClosed).length,
    chosen: chosen.size,
    names: [...chosen].map(({ name }) => name),
  }
  return { considered, steps: [{ rule: 'tickets.newest', facts }] }
}

function newestFirst(a: Ticket, b: Ticket): number {
  return Date.parse(b.createdAt) - Date.parse(a.createdAt) || (BigInt(b.id) > BigInt(a.id) ? 1 : -1)
}
