// Sends a sample event of a type for somebody who tries the API out with a test key: what would become of it is seen a moment later.
import { randomUUID } from 'node:crypto'
import { Router } from 'express'
import { z } from 'zod'
import { ACTIVITY_TYPES } from '../domain/activity-event.ts'
import { parseActivityEvent } from '../domain/parse-activity-event.ts'
import { idOf } from '../ingest/accept-events.ts'
import { answerResults } from './answer-results.ts'
import type { EventsDeps } from './events.ts'
import { callerOf } from './ingestion-auth.ts'
import { EXAMPLES } from './openapi/examples.ts'
import { ApiProblem } from './problem.ts'

const Email = z.email().max(254).toLowerCase().optional()

export const TestEventQuery = z.strictObject({
  type: z.enum(ACTIVITY_TYPES).meta({ description: 'What the sample is to be of.' }),
  email: Email.meta({ description: 'Whom it is to concern; somebody who does not exist, unless given.' }),
  member: Email.meta({ description: 'Who is to have acted.' }),
})

/** The people of the samples. */
const JANE = 'jane@acme.example'
const ANN = 'ann@northwind.example'

export function testEventRoutes({ accept, auth, now, docsUrl }: EventsDeps): Router {
  const router = Router()

  router.post('/v1/test/event', auth.requireKey, async (req, res) => {
    const caller = callerOf(res)
    if (!caller.isTest) {
      const detail = 'Samples are sent with a test key, `lbk_test_…`: a live one would write them to HubSpot.'
      throw new ApiProblem('test_key_needed', detail)
    }
    const query = TestEventQuery.safeParse(req.query)
    if (!query.success) {
      const problems = query.error.issues.map(({ path, message }) => `?${path.join('.')}: ${message}`)
      throw new ApiProblem('invalid_query', problems.join('; '))
    }
    const { type, email = JANE, member = ANN } = query.data
    const at = now()
    const sample = JSON.stringify(EXAMPLES[type].value).replaceAll(JANE, email).replaceAll(ANN, member)
    const event: object = JSON.parse(sample)
    const item = { ...event, id: `sample-${randomUUID()}`, occurred_at: at.toISOString() }
    const parsed = parseActivityEvent(item, at)
    answerResults(res, await accept(caller, [{ id: idOf(item), parsed }]), { base: '', docsUrl })
  })

  return router
}
