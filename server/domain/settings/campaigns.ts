// What differs from campaign to campaign: whether it is logged at all, and when it opens a deal.
import { z } from 'zod'
import { format, HubSpotId, OneLine, oncePer, PipelineId, PropertyValues } from './words.ts'

export const DEAL_NAME_PLACEHOLDERS = ['company', 'campaign', 'contact', 'source'] as const

const DealRule = z.strictObject({
  on: z
    .array(z.enum(['reply', 'interest', 'click', 'meeting']))
    .min(1)
    .meta({
      title: 'When',
      description:
        'What opens a deal: the first of these. Once for each contact, where it has no open deal in the pipeline; nothing that happened more than 30 days before it came in.',
    }),
  pipeline: PipelineId.meta({ title: 'Pipeline', description: "HubSpot's id of the pipeline." }),
  stage: PipelineId.meta({ title: 'Stage', description: "HubSpot's id of a stage of that pipeline." }),
  name_format: format(DEAL_NAME_PLACEHOLDERS).default('{company} – {campaign}').meta({
    title: 'Name',
    description: 'What {company}, {campaign}, {contact} and {source} are put into.',
  }),
  amount: z
    .number()
    .nonnegative()
    .nullable()
    .default(null)
    .meta({ title: 'Amount', description: 'In the currency of the account. Null: none.' }),
  owner_id: HubSpotId.nullable().default(null).meta({
    title: 'Owner',
    description: "HubSpot's id of the owner. Null: the owner of the activity.",
  }),
  defaults: PropertyValues.default({}).meta({
    title: 'Default values',
    description:
      'What else the deal is born with: values by the internal name of the property. They go before those of all new deals.',
  }),
})

const Campaign = z.strictObject({
  campaign: OneLine.min(1)
    .max(1_000)
    .meta({ title: 'Campaign', description: "The sending tool's id of the campaign, or its name." }),
  is_pushed: z
    .boolean()
    .default(true)
    .meta({ title: 'Is logged', description: 'False: nothing of this campaign is logged.' }),
  deal: DealRule.nullable()
    .default(null)
    .meta({ title: 'Deal', description: 'The deal that this campaign opens. Null: none.' }),
})

export const Campaigns = z.array(Campaign).max(5_000).superRefine(oncePer('campaign'))
