// How many associations HubSpot allows: whether it tells, and about which types.
import { z } from 'zod'
import { paths } from '../../../server/hubspot/paths.ts'
import type { Account } from '../account.ts'
import { inWords } from '../heard.ts'
import { judge, type Question } from '../question.ts'

const source = 'Limits tracking: record associations'

const Near = z.object({
  results: z.array(
    z.object({
      objectTypeId: z.string(),
      hasRecordsAtLimit: z.boolean(),
      hasRecordsNearLimit: z.boolean(),
    }),
  ),
})
const Samples = z.array(z.object({ objectId: z.union([z.number(), z.string()]) }))
const Pair = z.object({
  limit: z.number().int().positive(),
  totalRecordsAtLimit: z.number(),
  totalRecordsNearLimit: z.number(),
  atLimitFromRecordSamples: Samples,
  nearLimitFromRecordSamples: Samples,
})

async function askPair(account: Account, from: string, to: string) {
  const heard = await account.ask('GET', paths.associationLimits(`${from}/${to}`))
  const pair = Pair.safeParse(heard.raw).data
  const saw = pair
    ? `at most ${pair.limit}; ${pair.totalRecordsAtLimit} at it, ${pair.atLimitFromRecordSamples.length} named`
    : inWords(heard)
  return judge(heard.isOk && pair !== undefined, saw)
}

export const associationLimitQuestions: Question[] = [
  {
    id: 'limits-near',
    rule: 'HubSpot tells which types have records at or near a limit of associations.',
    sureness: 'specified',
    source,
    matters: 'Full records are not known beforehand: one refused write a day teaches each.',
    copes: true,
    async ask(account) {
      const heard = await account.ask('GET', paths.associationLimits('from'))
      const near = Near.safeParse(heard.raw).data?.results
      const names = near?.map(({ objectTypeId }) => objectTypeId).join(', ') || 'none'
      return judge(heard.isOk && near !== undefined, near ? `near a limit: ${names}` : inWords(heard))
    },
  },
  {
    id: 'limits-record',
    rule: 'HubSpot tells how many emails one company may have, and names companies that have as many.',
    sureness: 'unverified',
    source,
    matters: 'Full records are not known beforehand: one refused write a day teaches each.',
    copes: true,
    ask: (account) => askPair(account, '0-2', '0-49'),
  },
  {
    id: 'limits-email',
    rule: 'HubSpot tells how many contacts one email may have.',
    sureness: 'unverified',
    source,
    matters:
      'A mail to more people than that is refused first, and then logged on as many of them as find room, one by one.',
    copes: true,
    ask: (account) => askPair(account, '0-49', '0-1'),
  },
]
