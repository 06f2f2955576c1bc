// The API's description for machines (OpenAPI 3.1), made from the schemas that check the requests.
import packageJson from '../../package.json' with { type: 'json' }
import { createPaths, LIMITS } from './openapi/operations.ts'
import { HEADERS } from './openapi/responses.ts'
import { createSchemas } from './openapi/schemas.ts'

const ABOUT = `Tell Logbook what happened in your tool; it logs it in HubSpot, once, on the right contact, company and deals.

Every request carries an ingestion key: \`Authorization: Bearer lbk_live_…\`. A key belongs to one source of one HubSpot account
and sees the events of that source alone. What a test key (\`lbk_test_…\`) sends is decided and shown, and never written to HubSpot. Settings,
sources and keys of the account need an admin key instead (\`lba_live_…\`), which also sees the events of all sources.

${LIMITS}

Every answer to a valid key says what the rate limit leaves (\`RateLimit-Limit\`, \`RateLimit-Remaining\`, \`RateLimit-Reset\`). After a 429 or a 503, wait
as long as \`Retry-After\` says and send the same request again. Every answer has an \`X-Request-Id\`.

A refusal is \`application/problem+json\` with a code; each has its paragraph in [Codes](/docs/errors). What an event becomes in HubSpot
stands in [Field mapping](/docs/field-mapping).`

export function createOpenApi(publicUrl: string): object {
  return {
    openapi: '3.1.0',
    info: { title: 'Logbook ingestion API', version: packageJson.version, description: ABOUT },
    servers: [{ url: publicUrl }],
    tags: [
      { name: 'Send', description: 'Events in.' },
      { name: 'Look up', description: 'What became of them.' },
      { name: 'Try again', description: 'Once the cause is mended.' },
      {
        name: 'Administer',
        description: 'The settings, members, sources and keys of the account, with an admin key.',
      },
    ],
    security: [{ ingestionKey: [] }],
    paths: createPaths(),
    components: {
      securitySchemes: {
        ingestionKey: {
          type: 'http',
          scheme: 'bearer',
          description: 'An ingestion key: `lbk_live_…` or `lbk_test_…`.',
        },
        adminKey: { type: 'http', scheme: 'bearer', description: 'An admin key: `lba_live_…`.' },
      },
      headers: HEADERS,
      schemas: createSchemas(),
    },
  }
}
