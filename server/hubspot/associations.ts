// Associations in batches, by HubSpot's own type ids (HubSpot: association type ids). Both calls are exempt from the ten-second limit.
import { z } from 'zod'
import type { EngagementType } from '../domain/engagement.ts'
import { COMPANY, CONTACT, DEAL, type RecordTypeId, TICKET } from '../domain/record.ts'
import { SyncError } from '../domain/sync-error.ts'
import type { HubSpotClient } from './client.ts'
import { entryToSyncError, hubSpotWords, isAboutAbsence } from './errors.ts'
import { type AssociationType, inChunks } from './objects.ts'
import { paths } from './paths.ts'

const READ_SIZE = 1_000
const CREATE_SIZE = 2_000

const ENGAGEMENT_TO: Record<EngagementType, Record<RecordTypeId, number>> = {
  emails: { [CONTACT]: 198, [COMPANY]: 186, [DEAL]: 210, [TICKET]: 224 },
  notes: { [CONTACT]: 202, [COMPANY]: 190, [DEAL]: 214, [TICKET]: 228 },
  calls: { [CONTACT]: 194, [COMPANY]: 182, [DEAL]: 206, [TICKET]: 220 },
  communications: { [CONTACT]: 81, [COMPANY]: 87, [DEAL]: 85, [TICKET]: 83 },
  meetings: { [CONTACT]: 200, [COMPANY]: 188, [DEAL]: 212, [TICKET]: 226 },
  tasks: { [CONTACT]: 204, [COMPANY]: 192, [DEAL]: 216, [TICKET]: 230 },
}
/** Contact to company: the plain association and the primary label. Creating with a label sends the full set. */
const CONTACT_TO_PRIMARY_COMPANY = [279, 1]
const PRIMARY_COMPANY = 1
/** From a deal. A primary company is one of its companies, too. */
const DEAL_TO = { contact: [3], company: [341], primary_company: [341, 5] }

export function engagementTypeIds(type: EngagementType, to: RecordTypeId): AssociationType[] {
  return [hubSpotDefined(ENGAGEMENT_TO[type][to])]
}

export function primaryCompanyTypeIds(): AssociationType[] {
  return CONTACT_TO_PRIMARY_COMPANY.map(hubSpotDefined)
}

export function dealTypeIds(to: keyof typeof DEAL_TO): AssociationType[] {
  return DEAL_TO[to].map(hubSpotDefined)
}

function hubSpotDefined(associationTypeId: number): AssociationType {
  return { associationCategory: 'HUBSPOT_DEFINED', associationTypeId }
}

// Ids are numbers in some versions of this answer and strings in others.
const Id = z.union([z.string(), z.number()]).transform(String)
const ReadAnswer = z.object({
  results: z
    .array(
      z.object({
        from: z.object({ id: Id }),
        to: z.array(
          z.object({
            toObjectId: Id,
            associationTypes: z
              .array(z.object({ typeId: z.number(), label: z.string().nullish() }))
              .default([]),
          }),
        ),
        paging: z.object({ next: z.object({ after: z.string() }).optional() }).optional(),
      }),
    )
    .default([]),
  errors: z.array(z.unknown()).default([]),
})

export type Linked = { id: string; isPrimary: boolean; labels: string[] }
type Input = { id: string; after?: string }

/** What each record is associated with, by the record's id; paged to the end. Records without associations are absent. */
export async function readAssociations(
  hubspot: HubSpotClient,
  portalId: string,
  from: string,
  to: string,
  ids: readonly string[],
): Promise<Map<string, Linked[]>> {
  const linked = new Map<string, Linked[]>()
  let wanted: Input[] = [...new Set(ids)].map((id) => ({ id }))
  while (wanted.length > 0) {
    const answers = await Promise.all(
      inChunks(wanted, READ_SIZE).map((inputs) =>
        hubspot.call(portalId, {
          method: 'POST',
          path: paths.associations(from, to, 'read'),
          body: { inputs },
          bucket: 'associations',
        }),
      ),
    )
    const parsed = answers.map(({ body }) => ReadAnswer.parse(body))
    const trouble = parsed.flatMap(({ errors }) => errors).find((error) => !isAboutAbsence(error))
    if (trouble) throw new SyncError('hubspot_unavailable', { facts: hubSpotWords(trouble) })
    const rows = parsed.flatMap(({ results }) => results)
    for (const row of rows) {
      const found = row.to.map(({ toObjectId, associationTypes }) => ({
        id: toObjectId,
        isPrimary: associationTypes.some(({ typeId }) => typeId === PRIMARY_COMPANY),
        labels: associationTypes.flatMap(({ label }) => label ?? []),
      }))
      linked.set(row.from.id, [...(linked.get(row.from.id) ?? []), ...found])
    }
    wanted = rows.flatMap((row) =>
      row.paging?.next ? [{ id: row.from.id, after: row.paging.next.after }] : [],
    )
  }
  return linked
}

export type NewAssociation = { fromId: string; toType: RecordTypeId; toId: string }

/** Gives contacts their primary company. Those that are gone meanwhile are passed over. */
export async function addPrimaryCompanies(
  hubspot: HubSpotClient,
  portalId: string,
  links: readonly { contactId: string; companyId: string }[],
): Promise<void> {
  for (const chunk of inChunks(links, CREATE_SIZE)) {
    const { body } = await hubspot.call(portalId, {
      method: 'POST',
      path: paths.associations('contacts', 'companies', 'create'),
      body: {
        inputs: chunk.map(({ contactId, companyId }) => ({
          from: { id: contactId },
          to: { id: companyId },
          types: primaryCompanyTypeIds(),
        })),
      },
      bucket: 'associations',
    })
    const error = CreateAnswer.parse(body).errors.find((one) => !isAboutAbsence(one))
    if (error !== undefined) throw entryToSyncError(error)
  }
}

const CreateAnswer = z.object({ errors: z.array(z.unknown()).default([]) }).catch({ errors: [] })

/**
 * Adds associations to engagements. Adding one that is there changes nothing, so this may be repeated.
 * Throws when HubSpot refuses any of them, whatever the status of its answer.
 */
export async function addAssociations(
  hubspot: HubSpotClient,
  portalId: string,
  type: EngagementType,
  links: readonly NewAssociation[],
): Promise<void> {
  const byTarget = Map.groupBy(links, (link) => link.toType)
  const answers = await Promise.all(
    [...byTarget].flatMap(([toType, group]) =>
      inChunks(group, CREATE_SIZE).map((chunk) =>
        hubspot.call(portalId, {
          method: 'POST',
          path: paths.associations(type, toType, 'create'),
          body: {
            inputs: chunk.map(({ fromId, toId }) => ({
              from: { id: fromId },
              to: { id: toId },
              types: engagementTypeIds(type, toType),
            })),
          },
          bucket: 'associations',
        }),
      ),
    ),
  )
  const [error] = answers.flatMap(({ body }) => CreateAnswer.parse(body).errors)
  if (error !== undefined) throw entryToSyncError(error)
}
