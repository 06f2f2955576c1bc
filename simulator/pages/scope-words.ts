// Says in plain words what a scope lets an app do, as HubSpot does on its consent page.
const words: Record<string, string> = {
  oauth: 'Know which account it is connected to, and its basic details',
  'crm.objects.contacts.read':
    'See contacts, and the notes, calls, messages, meetings and tasks of the account',
  'crm.objects.contacts.write':
    'Create, change and delete contacts, notes, calls, messages, meetings and tasks',
  'crm.objects.companies.read': 'See companies',
  'crm.objects.companies.write': 'Create, change and delete companies',
  'crm.objects.deals.read': 'See deals and their pipelines',
  tickets: 'See and change tickets and their pipelines',
  'crm.objects.deals.write': 'Create, change and delete deals',
  'crm.objects.owners.read': 'See who owns records: names, email addresses and teams of colleagues',
  'crm.objects.users.read': 'See the users of the account',
  'sales-email-read': 'See the contents of one-to-one emails logged on records, and log emails',
  'crm.lists.read': 'See segments (lists) and who is on them',
  'crm.lists.write': 'Create, change and delete segments (lists)',
  'settings.users.read': 'See the users of the account and their roles',
  'settings.users.teams.read': 'See the teams of the account',
  timeline: 'Show its own events on the timelines of records',
  'timeline.write': 'Show its own events on the timelines of records',
  automation: 'Take part in workflows',
  files: 'See and upload files',
  'crm.import': 'Import records',
  'crm.export': 'Export records',
  'connected-email-data-access': 'See data about connected mailboxes',
}

export function scopeWords(scope: string): string {
  return words[scope] ?? schemaWords(scope) ?? 'Use a permission that has no description'
}

function schemaWords(scope: string): string | null {
  const [, type, access] = /^crm\.schemas\.(\w+)\.(read|write)$/.exec(scope) ?? []
  if (!type) return null
  return access === 'read' ? `See which properties ${type} have` : `Create and change properties of ${type}`
}
