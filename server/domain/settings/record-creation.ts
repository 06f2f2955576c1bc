// Which contacts and companies Logbook creates, from what, and what they and deals are born with.
import { z } from 'zod'
import { ACTIVITY_TYPES, type ActivityType } from '../activity-event.ts'
import { PropertyName, PropertyValues } from './words.ts'

/** Every group needs a value in at least one of its properties: [[email], [phone, mobilephone]] asks for an address and one of two numbers. */
const MandatoryGroups = z.array(z.array(PropertyName).min(1).max(20)).max(20).default([])

const MANDATORY = {
  title: 'Mandatory properties',
  description:
    'Created only when these have values: lists of properties, by their internal names. All lists must be met; a list is met by a value in any of its properties.',
}
/** We wrote to them, or they answered. Of calls only those that we made count, whatever the list says. */
const CREATING: ActivityType[] = [
  'email.sent',
  'email.replied',
  'call.completed',
  'linkedin.message_sent',
  'linkedin.invitation_sent',
  'linkedin.invitation_accepted',
  'sms.sent',
  'whatsapp.sent',
  'meeting.booked',
]
const DEFAULTS = {
  title: 'Default values',
  description: 'What new ones are born with: values by the internal name of the property. Never on update.',
}

export const RecordCreation = z.strictObject({
  contacts: z
    .strictObject({
      is_on: z
        .boolean()
        .default(true)
        .meta({ title: 'Are created', description: 'Creates missing contacts.' }),
      types: z
        .array(z.enum(ACTIVITY_TYPES))
        .default(CREATING)
        .meta({ title: 'Created by', description: 'The activity types that create them.' }),
      mandatory: MandatoryGroups.meta(MANDATORY),
      defaults: PropertyValues.default({}).meta(DEFAULTS),
    })
    .prefault({})
    .meta({ title: 'Contacts' }),
  companies: z
    .strictObject({
      is_on: z
        .boolean()
        .default(true)
        .meta({ title: 'Are created', description: 'Creates missing companies.' }),
      several: z.enum(['leave_out', 'hold']).default('leave_out').meta({
        title: 'Several with the domain or name',
        description:
          'When several companies have the domain of a new contact, or, where no domain is known, the name of their company. None is ever guessed. `leave_out`: the contact is made without a company. `hold`: the activity waits until somebody chooses one on its story, for all people of the domain or name.',
      }),
      mandatory: MandatoryGroups.meta(MANDATORY),
      defaults: PropertyValues.default({}).meta(DEFAULTS),
    })
    .prefault({})
    .meta({ title: 'Companies' }),
  deals: z
    .strictObject({ defaults: PropertyValues.default({}).meta(DEFAULTS) })
    .prefault({})
    .meta({ title: 'Deals', description: 'Opened by campaigns, where their rules say so.' }),
})
