// The scopes we ask for: the same as in the app's manifest (hubspot-app/app/app-hsmeta.json; a test compares them).
import type { Feature } from '../domain/settings/needed-features.ts'

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
export const KEY_PROPERTY_SCOPES = [
  'crm.schemas.emails.write',
  'crm.schemas.notes.write',
  'crm.schemas.calls.write',
  'crm.schemas.meetings.write',
  'crm.schemas.tasks.write',
] as const

/** Lets us make the properties in which a contact shows what the lead wants; without it, notes tell it. */
export const WISH_PROPERTY_SCOPES = ['crm.schemas.contacts.write'] as const

/** Let us look whether the properties and teams that settings name are there, and offer them; without them, that is said to be unchecked. */
export const SETTINGS_SCOPES = [
  'crm.schemas.contacts.read',
  'crm.schemas.companies.read',
  'crm.schemas.deals.read',
  'settings.users.teams.read',
] as const

/** Beside those, to ask HubSpot who is a super admin and may pause, resume and disconnect; without it, who installed may. */
export const OPTIONAL_SCOPES = [
  ...KEY_PROPERTY_SCOPES,
  'settings.users.read',
  ...SETTINGS_SCOPES,
  ...WISH_PROPERTY_SCOPES,
] as const

/** Without it no campaign opens a deal. */
export const DEAL_SCOPES = ['crm.objects.deals.write'] as const

/** What is asked for only where the settings need it: whoever never opens deals is not asked to let us write them. By `with` of /oauth/install. */
export const ON_DEMAND_SCOPES = {
  /** The second: for the property that carries the deal key. */
  deals: [...DEAL_SCOPES, 'crm.schemas.deals.write'],
  /** One for everything about tickets: HubSpot has no smaller one. */
  tickets: ['tickets'],
} as const satisfies Record<Feature, readonly string[]>

/** Whether HubSpot lets us read tickets, and log on them. */
export function canSeeTickets(granted: readonly string[]): boolean {
  return ON_DEMAND_SCOPES.tickets.every((scope) => granted.includes(scope))
}

export function missingScopes(granted: readonly string[]): string[] {
  return REQUIRED_SCOPES.filter((scope) => !granted.includes(scope))
}

/** All that we ask for and were not granted, the optional ones too, and those for what the settings need. */
export function ungrantedScopes(granted: readonly string[], features: readonly Feature[]): string[] {
  const demanded = features.flatMap((feature) => ON_DEMAND_SCOPES[feature])
  return [...REQUIRED_SCOPES, ...OPTIONAL_SCOPES, ...demanded].filter((scope) => !granted.includes(scope))
}
