// npm run events -- retry --account ID EVENT [--not-written]
import { parseArgs } from 'node:util'
import { retryEvent } from '../server/store/claims.ts'
import { operate } from './operate.ts'

const USAGE = `Use: npm run events -- retry --account ACCOUNT_ID EVENT_ID
       npm run events -- retry --account ACCOUNT_ID EVENT_ID --not-written   you have looked: HubSpot does not have it

Retries an event that failed, was skipped, or waits (also as outcome_unknown). EVENT_ID is ours, from the API.`

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { account: { type: 'string' }, 'not-written': { type: 'boolean', default: false } },
})
const [action, eventId = ''] = positionals

await operate(async ({ db, now }) => {
  const portalId = values.account ?? ''
  if (action !== 'retry' || !/^\d+$/.test(portalId) || !/^[0-9a-f-]{36}$/.test(eventId))
    throw new Error(USAGE)
  const isRetried = await retryEvent(db, portalId, eventId, {
    isNotWritten: values['not-written'],
    now: now(),
  })
  if (!isRetried)
    throw new Error(`Account ${portalId} has no event ${eventId} that failed, was skipped or waits.`)
  return `Event ${eventId} is tried again.`
})
