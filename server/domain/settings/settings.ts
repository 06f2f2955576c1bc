// The settings of an account: one document, typed and complete. What is left out has the default that is right for most.
import { z } from 'zod'
import { Activities } from './activities.ts'
import { Associations } from './associations.ts'
import { Campaigns } from './campaigns.ts'
import { Exclusions } from './exclusions.ts'
import { deepFreeze } from './freeze.ts'
import { General } from './general.ts'
import { Members } from './members.ts'
import { RecordCreation } from './record-creation.ts'

export const Settings = z
  .strictObject({
    general: General.prefault({}).meta({
      title: 'General',
      description: 'What concerns the whole account.',
    }),
    activities: Activities.prefault({}).meta({
      title: 'Activities',
      description: 'Which activity is logged, as what, and with how much of its contents.',
    }),
    members: Members.prefault({}).meta({
      title: 'Members',
      description:
        'The people who act in the sending tools: whose activity is whose, and which records theirs may reach.',
    }),
    exclusions: Exclusions.prefault({}).meta({
      title: 'Exclusions',
      description: 'Who is never logged. One excluded recipient does not stop the others.',
    }),
    record_creation: RecordCreation.prefault({}).meta({
      title: 'New records',
      description: 'Which contacts and companies Logbook creates, from what, and what they are born with.',
    }),
    associations: Associations.prefault({}).meta({
      title: 'Associations',
      description: 'Which companies, deals and tickets of a contact an activity is logged on.',
    }),
    campaigns: Campaigns.prefault([]).meta({
      title: 'Campaigns',
      description: 'What differs from campaign to campaign.',
    }),
  })
  .meta({ id: 'Settings', description: 'Everything an admin decides about an account.' })

export type Settings = z.output<typeof Settings>
/** As people write it: whatever has a default may be left out. */
export type SettingsInput = z.input<typeof Settings>

/** The settings of an account that nobody has touched: version 0. */
export const DEFAULT_SETTINGS: Settings = deepFreeze(Settings.parse({}))
