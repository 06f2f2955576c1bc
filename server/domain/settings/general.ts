// Settings that concern the whole account.
import { z } from 'zod'
import { HubSpotId } from './words.ts'

export const General = z.strictObject({
  default_owner_id: HubSpotId.nullable().default(null).meta({
    title: 'Default owner',
    description:
      "HubSpot's id of the owner of activity that nobody else fits. Null: whoever installed Logbook, if they are an owner.",
  }),
  members_must_connect: z.boolean().default(false).meta({
    title: 'Members must connect',
    description: 'Holds the activity of members who have not connected themselves yet.',
  }),
})
