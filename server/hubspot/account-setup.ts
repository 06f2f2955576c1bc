// What the admins of an account have set up in HubSpot: owners with their teams, pipelines, properties, labels. Each in as few calls as can be.
import { z } from 'zod'
import type {
  LiveOwner,
  LivePipeline,
  LiveProperty,
  LiveTeam,
  PropertyPart,
} from '../domain/settings/live-account.ts'
import type { HubSpotClient } from './client.ts'
import { paths } from './paths.ts'

const Id = z.union([z.string(), z.number()]).transform(String)
const Paging = z.object({ next: z.object({ after: z.string() }).optional() }).optional()

const OwnersAnswer = z.object({
  results: z.array(
    z.object({
      id: Id,
      email: z.string().nullish(),
      firstName: z.string().nullish(),
      lastName: z.string().nullish(),
      teams: z.array(z.object({ id: Id, name: z.string().default('') })).nullish(),
    }),
  ),
  paging: Paging,
})

/** All owners, archived ones too, with the teams they are in. */
export async function readOwnersWithTeams(hubspot: HubSpotClient, portalId: string): Promise<LiveOwner[]> {
  const [active, archived] = await Promise.all(
    [false, true].map((isArchived) => readOwnerList(hubspot, portalId, isArchived)),
  )
  // One who is archived while the pages are read stands on both lists.
  return [...new Map([...(active ?? []), ...(archived ?? [])].map((owner) => [owner.id, owner])).values()]
}

async function readOwnerList(
  hubspot: HubSpotClient,
  portalId: string,
  isArchived: boolean,
): Promise<LiveOwner[]> {
  const owners: LiveOwner[] = []
  let after: string | undefined
  do {
    const query = { archived: String(isArchived), limit: '100', ...(after && { after }) }
    const { body } = await hubspot.call(portalId, { method: 'GET', path: paths.owners, query })
    const page = OwnersAnswer.parse(body)
    for (const { id, email, firstName, lastName, teams } of page.results) {
      const name = [firstName, lastName].filter(Boolean).join(' ') || email || id
      owners.push({ id, email: (email ?? '').toLowerCase(), name, isArchived, teams: teams ?? [] })
    }
    after = page.paging?.next?.after
  } while (after !== undefined)
  return owners
}

const TeamsAnswer = z.object({ results: z.array(z.object({ id: Id, name: z.string().default('') })) })

export async function readTeams(hubspot: HubSpotClient, portalId: string): Promise<LiveTeam[]> {
  const { body } = await hubspot.call(portalId, { method: 'GET', path: paths.teams })
  return TeamsAnswer.parse(body).results
}

const PipelinesAnswer = z.object({
  results: z.array(
    z.object({
      id: Id,
      label: z.string(),
      archived: z.boolean().default(false),
      stages: z.array(
        z.object({
          id: Id,
          label: z.string(),
          archived: z.boolean().default(false),
          // HubSpot answers it as text.
          metadata: z
            .object({ isClosed: z.union([z.string(), z.boolean()]).transform(String) })
            .partial()
            .default({}),
        }),
      ),
    }),
  ),
})

/** The pipelines of deals with their stages, without archived ones. */
export async function readDealPipelines(hubspot: HubSpotClient, portalId: string): Promise<LivePipeline[]> {
  const { body } = await hubspot.call(portalId, { method: 'GET', path: paths.pipelines('deals') })
  const { results } = PipelinesAnswer.parse(body)
  const living = results.filter(({ archived }) => !archived)
  return living.map(({ id, label, stages }) => ({
    id,
    label,
    stages: stages
      .filter(({ archived }) => !archived)
      .map((stage) => ({ id: stage.id, label: stage.label, isClosed: stage.metadata.isClosed === 'true' })),
  }))
}

// The guide names `ticketState`; `isClosed`, which deals have, is taken as well. A stage that says neither counts as open.
const TicketPipelines = z.object({
  results: z.array(
    z.object({
      stages: z.array(
        z.object({
          id: Id,
          metadata: z
            .object({
              ticketState: z.string(),
              isClosed: z.union([z.string(), z.boolean()]).transform(String),
            })
            .partial()
            .catch({}),
        }),
      ),
    }),
  ),
})

/** The stages whose tickets are closed, of all pipelines. */
export async function readClosedTicketStages(hubspot: HubSpotClient, portalId: string): Promise<string[]> {
  const { body } = await hubspot.call(portalId, { method: 'GET', path: paths.pipelines('tickets') })
  const stages = TicketPipelines.parse(body).results.flatMap((pipeline) => pipeline.stages)
  const isClosed = ({ metadata }: (typeof stages)[number]) =>
    metadata.ticketState === 'CLOSED' || metadata.isClosed === 'true'
  return stages.filter(isClosed).map(({ id }) => id)
}

const PropertiesAnswer = z.object({
  results: z.array(
    z.object({
      name: z.string(),
      label: z.string().default(''),
      type: z.string().default('string'),
      fieldType: z.string().default('text'),
      hidden: z.boolean().nullish(),
      archived: z.boolean().nullish(),
      calculated: z.boolean().nullish(),
      externalOptions: z.boolean().nullish(),
      referencedObjectType: z.string().nullish(),
      hasUniqueValue: z.boolean().nullish(),
      options: z.array(z.object({ value: z.string(), label: z.string().default('') })).nullish(),
      modificationMetadata: z.object({ readOnlyValue: z.boolean() }).partial().nullish(),
    }),
  ),
})

/** The properties of a type of records, without archived ones. */
export async function readProperties(
  hubspot: HubSpotClient,
  portalId: string,
  type: PropertyPart,
): Promise<LiveProperty[]> {
  const { body } = await hubspot.call(portalId, { method: 'GET', path: paths.properties(type) })
  const { results } = PropertiesAnswer.parse(body)
  const living = results.filter(({ archived }) => archived !== true)
  return living.map((property) => ({
    name: property.name,
    label: property.label || property.name,
    type: property.type,
    fieldType: property.fieldType,
    options: property.options ?? [],
    isReadOnly: property.modificationMetadata?.readOnlyValue === true || property.calculated === true,
    isUnique: property.hasUniqueValue === true,
    isHidden: property.hidden === true,
    isOwner: property.referencedObjectType === 'OWNER',
    hasOtherOptions: property.externalOptions === true,
  }))
}

const LabelsAnswer = z.object({ results: z.array(z.object({ label: z.string().nullish() })) })

/** The labels that an association from one type to another may have, each once. */
export async function readAssociationLabels(
  hubspot: HubSpotClient,
  portalId: string,
  from: string,
  to: string,
): Promise<string[]> {
  const { body } = await hubspot.call(portalId, { method: 'GET', path: paths.associationLabels(from, to) })
  const labels = LabelsAnswer.parse(body).results.flatMap(({ label }) => (label ? [label] : []))
  return [...new Set(labels)]
}
