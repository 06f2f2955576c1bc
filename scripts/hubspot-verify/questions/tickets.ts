// Tickets: what says that one is closed, and what Logbook needs to find them and to log on them. Its own token sees them only where the
// account's settings want activity on tickets.
import { z } from 'zod'
import { ENGAGEMENT_TYPES } from '../../../server/domain/engagement.ts'
import { TICKET } from '../../../server/domain/record.ts'
import { engagementTypeIds } from '../../../server/hubspot/associations.ts'
import { paths } from '../../../server/hubspot/paths.ts'
import type { Account } from '../account.ts'
import { linksOf, linkTo, readLinks } from '../associated.ts'
import { judge, oncePerAccount, type Question, Unasked } from '../question.ts'
import { aNote, prepareContact, prepareOne, sample, title } from '../samples.ts'

const Stages = z.array(z.object({ id: z.string(), metadata: z.record(z.string(), z.unknown()).catch({}) }))
const Pipelines = z.object({ results: z.array(z.object({ id: z.string(), stages: Stages })) })

/** From a ticket to a contact, as HubSpot lists it. */
const TICKET_TO_CONTACT = { associationCategory: 'HUBSPOT_DEFINED' as const, associationTypeId: 16 }

const pipelines = oncePerAccount(async (account: Account) => {
  const { raw } = await account.need('GET', paths.pipelines('tickets'))
  return Pipelines.safeParse(raw).data?.results ?? []
})

const prepareTicket = oncePerAccount(async (account: Account) => {
  const [pipeline] = await pipelines(account)
  const stage = pipeline?.stages[0]?.id
  if (pipeline === undefined || stage === undefined) throw new Unasked('There is no ticket pipeline.')
  const contact = await prepareContact(account)
  const own = { subject: title(account, 'ticket'), hs_pipeline: pipeline.id, hs_pipeline_stage: stage }
  const links = [{ to: { id: contact }, types: [TICKET_TO_CONTACT] }]
  return { contact, ticket: await prepareOne(account, TICKET, sample(account, own, links)) }
})

export const ticketQuestions: Question[] = [
  {
    id: 'ticket-stages',
    rule: 'Every stage of ticket pipelines says OPEN or CLOSED in `ticketState`.',
    sureness: 'documented',
    source: 'Pipelines: ticket stages',
    matters: 'Nothing where `isClosed` says it instead; else tickets of that stage count as open.',
    copes: true,
    async ask(account) {
      const stages = (await pipelines(account)).flatMap((pipeline) => pipeline.stages)
      const said = stages.map(({ metadata }) => String(metadata.ticketState ?? 'nothing'))
      const areAll = said.length > 0 && said.every((state) => ['OPEN', 'CLOSED'].includes(state))
      return judge(areAll, [...new Set(said)].join(', ') || 'no stages')
    },
  },
  {
    id: 'ticket-type-ids',
    rule: `The association types to tickets are ${ENGAGEMENT_TYPES.map(
      (type) => `${engagementTypeIds(type, TICKET)[0]?.associationTypeId} (${type})`,
    ).join(', ')}.`,
    sureness: 'documented',
    source: 'Associations v4: type ids',
    matters: 'Activity of contacts with a ticket would be refused where the settings want it on tickets.',
    copes: false,
    async ask(account) {
      const saw: string[] = []
      let areAll = true
      for (const type of ENGAGEMENT_TYPES) {
        const { raw } = await account.need('GET', paths.associationLabels(type, TICKET))
        const found = [...JSON.stringify(raw).matchAll(/"typeId":(\d+)/g)].map(([, id]) => Number(id))
        areAll &&= engagementTypeIds(type, TICKET).every((one) => found.includes(one.associationTypeId))
        saw.push(`${type} ${found.join('/') || 'none'}`)
      }
      return judge(areAll, saw.join(', '))
    },
  },
  {
    id: 'ticket-of-contact',
    rule: 'A ticket is found from its contact, and a note can be created with it.',
    sureness: 'documented',
    source: 'CRM objects: create with associations',
    matters: 'No ticket would be found, or activity of contacts with a ticket would be refused.',
    copes: false,
    async ask(account) {
      const { contact, ticket } = await prepareTicket(account)
      const found = linksOf(await readLinks(account, 'contacts', 'tickets', [contact]), contact)
      const note = await prepareOne(account, 'notes', aNote(account, {}, [linkTo(ticket, 'notes', TICKET)]))
      const onTicket = linksOf(await readLinks(account, 'notes', 'tickets', [note]), note)
      const isThere = [found, onTicket].every((links) => links.some(({ id }) => id === ticket))
      return judge(isThere, `${found.length} of the contact, ${onTicket.length} of the note`)
    },
  },
]
