// The numbers and switches of HubSpot's behaviour. Defaults are HubSpot's; a test turns the one it is about.
import { z } from 'zod'
import { engagementTypes } from './object-types.ts'

// Which custom properties an account lets an app create on an engagement type.
const tier = z.enum(['unique', 'plain', 'none'])

export const rulesSchema = z.object({
  accessTokenSeconds: z.number(),
  authorizationCodeSeconds: z.number(),
  rotateRefreshTokens: z.boolean(),
  coreLimit: z.number(),
  coreWindowMs: z.number(),
  associationsLimit: z.number(),
  associationsWindowMs: z.number(),
  searchLimit: z.number(),
  searchWindowMs: z.number(),
  // The token endpoint has a limit of its own whose size HubSpot does not publish; null is none.
  tokenLimitPerSecond: z.number().nullable(),
  // Whether limits are counted by the simulator's `now` instead of the wall clock.
  limitsFollowNow: z.boolean(),
  sendRetryAfter: z.boolean(),
  searchLagMs: z.number(),
  partialFailureStatus: z.union([z.literal(207), z.literal(200)]),
  engagementKeyTier: z.record(z.enum(engagementTypes), tier),
  // Whether creating engagement properties needs crm.schemas.<type>.write.
  engagementSchemaScopes: z.boolean(),
  emailCatalogueReadable: z.boolean(),
  associationsPerRecord: z.number(),
  // How many of the records at or near a limit are named. HubSpot calls them samples and says no number.
  limitSamples: z.number(),
  // Whether the limits between records and engagements can be asked. HubSpot does not say.
  engagementLimitsReadable: z.boolean(),
  recordsPerType: z.number(),
  // Whether reading contacts by email finds additional addresses, too. HubSpot does not say.
  readsAdditionalEmails: z.boolean(),
  // Whether a merge makes a new record that takes the place of both, as HubSpot does since 2025, or one of the two survives.
  mergeMakesNewRecord: z.boolean(),
  // Whether the addresses of a contact that is deleted for privacy reasons can never be used again, as those of nobody are.
  privacyDeletionBlocks: z.boolean(),
})
export type Rules = z.infer<typeof rulesSchema>

export const rulesPatchSchema = rulesSchema
  .omit({ engagementKeyTier: true })
  .partial()
  .extend({ engagementKeyTier: z.partialRecord(z.enum(engagementTypes), tier).optional() })
export type RulesPatch = z.infer<typeof rulesPatchSchema>

export function hubspotRules(): Rules {
  return {
    accessTokenSeconds: 1800,
    authorizationCodeSeconds: 60,
    rotateRefreshTokens: false,
    coreLimit: 110,
    coreWindowMs: 10_000,
    associationsLimit: 100,
    associationsWindowMs: 10_000,
    searchLimit: 5,
    searchWindowMs: 1_000,
    tokenLimitPerSecond: null,
    limitsFollowNow: false,
    sendRetryAfter: true,
    searchLagMs: 3_000,
    partialFailureStatus: 207,
    engagementKeyTier: {
      emails: 'unique',
      notes: 'unique',
      calls: 'unique',
      communications: 'unique',
      meetings: 'unique',
      tasks: 'unique',
    },
    engagementSchemaScopes: true,
    emailCatalogueReadable: true,
    associationsPerRecord: 50_000,
    limitSamples: 10,
    engagementLimitsReadable: true,
    recordsPerType: 15_000_000,
    readsAdditionalEmails: true,
    mergeMakesNewRecord: true,
    privacyDeletionBlocks: true,
  }
}

export function changeRules(rules: Rules, patch: RulesPatch): void {
  const { engagementKeyTier, ...rest } = patch
  for (const [name, value] of Object.entries(rest))
    if (value !== undefined) Object.assign(rules, { [name]: value })
  Object.assign(rules.engagementKeyTier, engagementKeyTier)
}
