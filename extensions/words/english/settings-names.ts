// What each setting and each of its values is called in English. Titles are those of docs/settings.md.
import type { Settings } from '../../../server/domain/settings/settings.ts'
import { TYPES } from './names.ts'

const TOUCH = { contacts: 'Contacts', companies: 'Companies', deals: 'Deals', tickets: 'Tickets' }

/** By the way to them, without the names of entries. */
export const FIELDS = {
  general: 'General',
  'general.default_owner_id': 'Default owner',
  'general.members_must_connect': 'Members must connect',
  activities: 'Activities',
  'activities.stored_as': 'What each activity becomes',
  'activities.teams': 'Teams',
  'activities.teams.team_id': 'Team',
  'activities.teams.stored_as': 'What each activity becomes',
  'activities.teams.contents': 'Contents',
  'activities.roles': 'Roles',
  'activities.roles.role_id': 'Role',
  'activities.roles.stored_as': 'What each activity becomes',
  'activities.roles.contents': 'Contents',
  'activities.contents': 'Contents',
  'activities.subject_format': 'Subject line',
  'activities.opens': 'Repeated opens',
  'activities.clicks': 'Repeated clicks',
  'activities.interest': 'Changes of interest',
  'activities.unsubscribes': 'Unsubscribing',
  'activities.bots': 'Opens and clicks by machines',
  members: 'Members',
  'members.rules': 'Members',
  'members.rules.email': 'Address',
  'members.rules.owner_id': 'Owner',
  'members.rules.syncs': 'Syncs',
  'members.rules.touch': 'Reach',
  'members.rules.touch.contacts': TOUCH.contacts,
  'members.rules.touch.companies': TOUCH.companies,
  'members.rules.touch.deals': TOUCH.deals,
  'members.rules.touch.tickets': TOUCH.tickets,
  'members.touch': 'Reach',
  'members.touch.contacts': TOUCH.contacts,
  'members.touch.companies': TOUCH.companies,
  'members.touch.deals': TOUCH.deals,
  'members.touch.tickets': TOUCH.tickets,
  'members.new_record_owners': 'Owner of new records',
  'members.round_robin': 'Round robin',
  exclusions: 'Exclusions',
  'exclusions.addresses': 'Addresses',
  'exclusions.domains': 'Domains',
  'exclusions.patterns': 'Patterns',
  'exclusions.system_addresses': 'System addresses',
  'exclusions.internal': 'Internal mail',
  'exclusions.internal.is_left_out': 'Is left out',
  'exclusions.internal.domains': 'Own domains',
  'exclusions.internal.has_users': 'Domains of users',
  'exclusions.known_contacts_only': 'Known contacts only',
  'exclusions.known_contacts_only.is_on': 'Is on',
  'exclusions.known_contacts_only.since': 'Known since',
  record_creation: 'New records',
  'record_creation.contacts': 'Contacts',
  'record_creation.contacts.is_on': 'Are created',
  'record_creation.contacts.types': 'Created by',
  'record_creation.contacts.mandatory': 'Mandatory properties',
  'record_creation.contacts.defaults': 'Default values',
  'record_creation.companies': 'Companies',
  'record_creation.companies.is_on': 'Are created',
  'record_creation.companies.several': 'Several with the domain or name',
  'record_creation.companies.mandatory': 'Mandatory properties',
  'record_creation.companies.defaults': 'Default values',
  'record_creation.deals': 'Deals',
  'record_creation.deals.defaults': 'Default values',
  associations: 'Associations',
  'associations.companies': 'Companies',
  'associations.company_labels': 'Company labels',
  'associations.deals': 'Deals',
  'associations.deals.most': 'At most',
  'associations.deals.closed_for_days': 'Closed deals',
  'associations.deals.pipelines': 'Pipelines',
  'associations.deals.only_own': 'Own deals only',
  'associations.tickets': 'Tickets',
  'associations.tickets.most': 'At most',
  'associations.tickets.open_only': 'Open tickets only',
  campaigns: 'Campaigns',
  'campaigns.campaign': 'Campaign',
  'campaigns.is_pushed': 'Is logged',
  'campaigns.deal': 'Deal',
  'campaigns.deal.on': 'When',
  'campaigns.deal.pipeline': 'Pipeline',
  'campaigns.deal.stage': 'Stage',
  'campaigns.deal.name_format': 'Name',
  'campaigns.deal.amount': 'Amount',
  'campaigns.deal.owner_id': 'Owner',
  'campaigns.deal.defaults': 'Default values',
} as const

type Activities = Settings['activities']
type Deal = NonNullable<Settings['campaigns'][number]['deal']>

const STORED_AS: Record<NonNullable<Activities['stored_as']['email.sent']>, string> = {
  emails: 'Email',
  notes: 'Note',
  calls: 'Call',
  communications: 'Message',
  meetings: 'Meeting',
  tasks: 'Task',
  nothing: 'Not logged',
}
const CONTENTS: Record<Activities['contents'], string> = {
  full: 'Everything',
  subject: 'Subject only',
  metadata: 'Neither text nor subject',
}
const REPEATS: Record<Activities['opens'], string> = {
  each: 'A note for each',
  first: 'Only the first',
  rolled_up: 'One note, kept up to date',
}
const SHOWN_AS: Record<Activities['interest'], string> = {
  both: 'On the contact, and in a note',
  property: 'On the contact only',
  note: 'In a note only',
}
const BOTS: Record<Activities['bots'], string> = { leave_out: 'Are left out', log: 'Are logged' }
const REACH: Record<Settings['members']['touch']['deals'], string> = {
  own: 'Their own',
  team: 'Their team’s',
  all: 'All',
  none: 'None',
}
const NEW_RECORD_OWNERS: Record<Settings['members']['new_record_owners'], string> = {
  member: 'The member whose activity it is',
  round_robin: 'Owners in turn',
  nobody: 'Nobody',
}
const SEVERAL: Record<Settings['record_creation']['companies']['several'], string> = {
  leave_out: 'The contact gets none',
  hold: 'The activity waits until somebody chooses one',
}
const COMPANIES: Record<Settings['associations']['companies'], string> = {
  primary: 'The primary company',
  all: 'All companies',
  labelled: 'Companies with certain labels',
}
const DEAL_ON: Record<Deal['on'][number], string> = {
  reply: 'A reply',
  interest: 'Interest',
  click: 'A click',
  meeting: 'A meeting',
}

/** By the way to the setting, without the names of entries. */
export const VALUES = {
  'activities.stored_as': STORED_AS,
  'activities.teams.stored_as': STORED_AS,
  'activities.roles.stored_as': STORED_AS,
  'activities.contents': CONTENTS,
  'activities.teams.contents': CONTENTS,
  'activities.roles.contents': CONTENTS,
  'activities.opens': REPEATS,
  'activities.clicks': REPEATS,
  'activities.interest': SHOWN_AS,
  'activities.unsubscribes': SHOWN_AS,
  'activities.bots': BOTS,
  'members.touch.contacts': REACH,
  'members.touch.companies': REACH,
  'members.touch.deals': REACH,
  'members.touch.tickets': REACH,
  'members.rules.touch.contacts': REACH,
  'members.rules.touch.companies': REACH,
  'members.rules.touch.deals': REACH,
  'members.rules.touch.tickets': REACH,
  'members.new_record_owners': NEW_RECORD_OWNERS,
  'record_creation.contacts.types': TYPES,
  'record_creation.companies.several': SEVERAL,
  'associations.companies': COMPANIES,
  'campaigns.deal.on': DEAL_ON,
}
