// Deals for the questions. Logbook makes deals only where a campaign opens them, so its own token may not be allowed to make one.
import { z } from 'zod'
import { DEAL } from '../../server/domain/record.ts'
import { paths } from '../../server/hubspot/paths.ts'
import type { Account } from './account.ts'
import { inWords } from './heard.ts'
import { oncePerAccount, Unasked } from './question.ts'
import { create, sample, title } from './samples.ts'

const Pipelines = z.object({
  results: z.array(z.object({ id: z.string(), stages: z.array(z.object({ id: z.string() })) })),
})

export type NewDeal = { properties: Record<string, string> }

/** What a deal needs to be made in this account. */
export const prepareNewDeal = oncePerAccount(async (account: Account): Promise<NewDeal> => {
  const path = paths.owners.replace('/owners/', '/pipelines/')
  const { raw } = await account.need('GET', `${path}/deals`)
  const [pipeline] = Pipelines.safeParse(raw).data?.results ?? []
  const dealstage = pipeline?.stages[0]?.id
  if (pipeline === undefined || dealstage === undefined) throw new Unasked('There is no deal pipeline.')
  return { properties: { dealname: title(account, 'deal'), pipeline: pipeline.id, dealstage } }
})

export const prepareDeal = oncePerAccount(async (account: Account): Promise<string> => {
  const { properties } = await prepareNewDeal(account)
  const heard = await create(account, DEAL, [sample(account, properties)])
  const [row] = heard.rows
  if (row) return String(row.id)
  throw new Unasked(
    `It needs the scope crm.objects.deals.write, or a deal cannot be made (${inWords(heard)}).`,
  )
})
