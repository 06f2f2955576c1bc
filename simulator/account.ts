// What an account's administrators set up: people, pipelines, own properties, labels, rules, and whether the app is installed.
import { z } from 'zod'
import { objectTypes } from './object-types.ts'

const objectType = z.enum(objectTypes)

export const ownerSchema = z.object({
  id: z.string(),
  userId: z.number().nullable(),
  userIdIncludingInactive: z.number(),
  email: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  type: z.enum(['PERSON', 'QUEUE']),
  archived: z.boolean(),
  teams: z.array(z.object({ id: z.string(), name: z.string(), primary: z.boolean() })),
  createdAt: z.string(),
  updatedAt: z.string(),
})
export type Owner = z.infer<typeof ownerSchema>

export const userSchema = z.object({
  id: z.string(),
  email: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  superAdmin: z.boolean(),
  appMarketplaceAccess: z.boolean(),
  roleIds: z.array(z.string()),
  primaryTeamId: z.string().nullable(),
  secondaryTeamIds: z.array(z.string()),
})
export type User = z.infer<typeof userSchema>

// HubSpot's pages call them permission sets; only some subscriptions have them.
export const roleSchema = z.object({ id: z.string(), name: z.string(), requiresBillingWrite: z.boolean() })
export type Role = z.infer<typeof roleSchema>

export const pipelineSchema = z.object({
  id: z.string(),
  label: z.string(),
  displayOrder: z.number(),
  archived: z.boolean(),
  stages: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      displayOrder: z.number(),
      archived: z.boolean(),
      // HubSpot answers both as strings.
      metadata: z.object({ isClosed: z.enum(['true', 'false']), probability: z.string() }),
    }),
  ),
})
export type Pipeline = z.infer<typeof pipelineSchema>

// A ticket's stage says open or closed in other words than a deal's.
export const ticketPipelineSchema = pipelineSchema.extend({
  stages: z.array(
    pipelineSchema.shape.stages.element.extend({
      metadata: z.object({ ticketState: z.enum(['OPEN', 'CLOSED']) }),
    }),
  ),
})
export type TicketPipeline = z.infer<typeof ticketPipelineSchema>

export const associationLabelSchema = z.object({
  fromType: objectType,
  toType: objectType,
  typeId: z.number(),
  inverseTypeId: z.number(),
  label: z.string(),
})
export type AssociationLabel = z.infer<typeof associationLabelSchema>

export const associationLimitSchema = z.object({ fromType: objectType, toType: objectType, most: z.number() })

export const propertySchema = z.object({
  name: z.string(),
  label: z.string(),
  description: z.string(),
  groupName: z.string(),
  type: z.enum(['string', 'number', 'date', 'datetime', 'enumeration', 'bool']),
  fieldType: z.string(),
  options: z.array(z.object({ label: z.string(), value: z.string() })),
  hasUniqueValue: z.boolean(),
  hubspotDefined: z.boolean(),
  readOnlyValue: z.boolean(),
  calculated: z.boolean(),
  hidden: z.boolean(),
  // Options kept elsewhere in the account: people who own records, stages of deals and tickets.
  referenced: z.enum(['none', 'owner', 'pipeline', 'stage']),
})
export type Property = z.infer<typeof propertySchema>

export const accountSchema = z.object({
  portalId: z.string(),
  name: z.string(),
  domain: z.string(),
  accountType: z.string(),
  timeZone: z.string(),
  companyCurrency: z.string(),
  additionalCurrencies: z.array(z.string()),
  dataHostingLocation: z.string(),
  // Scopes that this account's subscription cannot grant. An optional one is left out, a required one blocks the install.
  unavailableScopes: z.array(z.string()),
  // The account's own record-creation rules. Only the /2026-09/ paths enforce them.
  requiredProperties: z.array(z.object({ type: objectType, name: z.string() })),
  owners: z.array(ownerSchema),
  users: z.array(userSchema),
  roles: z.array(roleSchema).default([]),
  // Of deals.
  pipelines: z.array(pipelineSchema),
  ticketPipelines: z.array(ticketPipelineSchema).default([]),
  labels: z.array(associationLabelSchema),
  // What an administrator allows, where it is less than HubSpot does.
  associationLimits: z.array(associationLimitSchema).default([]),
  // Addresses that were deleted for privacy reasons: no contact may have them again.
  blockedAddresses: z.array(z.string()).default([]),
  customProperties: z.array(z.object({ type: objectType, property: propertySchema })),
  customGroups: z.array(z.object({ type: objectType, name: z.string(), label: z.string() })),
  installation: z
    .object({ scopes: z.array(z.string()), userId: z.string(), installedAt: z.string() })
    .nullable(),
})
export type Account = z.infer<typeof accountSchema>
