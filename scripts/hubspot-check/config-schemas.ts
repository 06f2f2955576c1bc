// What HubSpot's documentation asks of each manifest. Its own JSON schemas are handed out to signed-in accounts only.
import { z } from 'zod'

const text = (longest: number) =>
  z
    .string()
    .max(longest)
    .regex(/^\S([\s\S]*\S)?$/)
const address = z.string().regex(/^https:\/\/[^\s/?#]+([/?#]\S*)?$/)
const scopes = z.array(z.string().regex(/^[\w.-]+$/))
const entrypoint = z.string().regex(/^\/app\/[\w-]+\/[\w.-]+\.[jt]sx?$/)

export const AppConfig = z.strictObject({
  name: text(200),
  description: text(8_192),
  logo: z.string().optional(),
  distribution: z.enum(['marketplace']),
  auth: z.strictObject({
    type: z.enum(['oauth']),
    redirectUrls: z.array(z.string().regex(/^(https:\/\/|http:\/\/localhost[:/])\S+$/)).min(1),
    requiredScopes: scopes.min(1),
    optionalScopes: scopes,
    conditionallyRequiredScopes: scopes,
  }),
  permittedUrls: z.strictObject({
    fetch: z.array(address),
    iframe: z.array(address),
    img: z.array(address),
  }),
  support: z.strictObject({
    supportEmail: z.string().regex(/^[^\s@]+@[^\s@]+$/),
    documentationUrl: address,
    supportUrl: address,
    supportPhone: z
      .string()
      .regex(/^\+\d[\d -]+$/)
      .optional(),
  }),
})

export const OBJECT_TYPES = ['contacts', 'companies', 'deals'] as const

export const CardConfig = z.strictObject({
  name: text(200),
  description: text(8_192),
  previewImage: z
    .strictObject({ file: z.string().regex(/^\.\/[\w.-]+\.(png|jpe?g|gif)$/), altText: text(200) })
    .optional(),
  location: z.enum(['crm.record.tab', 'crm.record.sidebar', 'crm.preview', 'helpdesk.sidebar']),
  entrypoint,
  objectTypes: z.array(z.enum(OBJECT_TYPES)).min(1),
})

export const PageConfig = z.strictObject({ entrypoint })

export const WebhooksConfig = z.strictObject({
  settings: z.strictObject({
    targetUrl: address,
    maxConcurrentRequests: z.int().min(1),
  }),
  subscriptions: z.strictObject({
    crmObjects: z.array(
      z.strictObject({
        subscriptionType: z.enum([
          'object.creation',
          'object.deletion',
          'object.merge',
          'object.restore',
          'object.propertyChange',
          'object.associationChange',
        ]),
        objectType: z.string(),
        propertyName: z.string().optional(),
        active: z.boolean(),
      }),
    ),
    // The older family, contact.creation and its like: a delivery of it looks different, and the server reads one only.
    legacyCrmObjects: z.array(z.never()).max(0),
    hubEvents: z.array(z.strictObject({ subscriptionType: z.string(), active: z.boolean() })),
  }),
})

/** Under the names by which HubSpot's validator asks for them. A type without a schema is refused. */
export function jsonSchemas(): Record<string, unknown> {
  const schemas = {
    APPLICATION: AppConfig,
    CARD: CardConfig,
    PAGE: PageConfig,
    SETTINGS: PageConfig,
    WEBHOOKS: WebhooksConfig,
  }
  return Object.fromEntries(Object.entries(schemas).map(([type, schema]) => [type, z.toJSONSchema(schema)]))
}
