// The scopes we ask for: the same as in the app's manifest (hubspot-app/app/app-hsmeta.json; a test compares them).

/** HubSpot blocks an installation whose `scope` is not exactly these. */
export const REQUIRED_SCOPES = [
  'oauth',
  'crm.objects.contacts.read',
  'crm.objects.contacts.write',
  'crm.objects.companies.read',
  'crm.objects.companies.write',
  'crm.objects.deals.read',
  'crm.objects.owners.read',
  'sales-email-read',
] as const

/** Let us make the property that carries the engagement key, so that nothing is logged twice even when HubSpot's answers are lost. */
export const OPTIONAL_SCOPES = ['crm.schemas.emails.write', 'crm.schemas.notes.write'] as const

export function missingScopes(granted: readonly string[]): string[] {
  return REQUIRED_SCOPES.filter((scope) => !granted.includes(scope))
}
