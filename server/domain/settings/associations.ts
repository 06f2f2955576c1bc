// Which companies, deals and tickets of a contact an activity is logged on.
import { z } from 'zod'
import { OneLine, PipelineId } from './words.ts'

export const Associations = z.strictObject({
  companies: z.enum(['primary', 'all', 'labelled']).default('primary').meta({
    title: 'Companies',
    description:
      'Which companies of the contact. `primary`: the primary one. `all`: all. `labelled`: those with one of the labels below.',
  }),
  company_labels: z.array(OneLine.min(1).max(100)).max(50).default([]).meta({
    title: 'Company labels',
    description: 'Labels between contact and company, as HubSpot shows them.',
  }),
  deals: z
    .strictObject({
      most: z.number().int().min(0).max(50).default(5).meta({
        title: 'At most',
        description: 'The newest deals of the contact, so many of them. 0: none.',
      }),
      closed_for_days: z.number().int().min(0).max(365).default(0).meta({
        title: 'Closed deals',
        description: 'Also deals that were closed no longer ago than this, in days. 0: open ones only.',
      }),
      pipelines: z
        .array(PipelineId)
        .max(100)
        .default([])
        .meta({ title: 'Pipelines', description: 'Only deals of these pipelines. Empty: all.' }),
      only_own: z.boolean().default(false).meta({
        title: 'Own deals only',
        description: 'Only deals of the activity’s owner.',
      }),
    })
    .prefault({})
    .meta({ title: 'Deals', description: 'Which deals of the contact.' }),
  tickets: z
    .strictObject({
      most: z.number().int().min(0).max(50).default(0).meta({
        title: 'At most',
        description: 'The newest tickets of the contact, so many of them. 0: none, and tickets are not read.',
      }),
      open_only: z.boolean().default(true).meta({
        title: 'Open tickets only',
        description: 'Only tickets that are not closed.',
      }),
    })
    .prefault({})
    .meta({ title: 'Tickets', description: 'Which tickets of the contact.' }),
})
