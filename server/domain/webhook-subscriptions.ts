// What HubSpot tells us about by itself. The manifest (hubspot-app/app/webhooks/) must ask for exactly this: `npm run hubspot:check` compares.

/** Where HubSpot sends it, below our public address. */
export const WEBHOOK_PATH = '/webhooks/hubspot'

/**
 * HubSpot's names in a subscription, and the ids that its deliveries carry as `objectTypeId`. Tickets are not among them: an app is told only
 * of what it must be let see, and that tickets need not. That a contact got a ticket or lost it is told of the contact; what else happens
 * to a ticket is known after ten minutes, when what we remember has aged.
 */
export const WATCHED_OBJECT_TYPES = { contact: '0-1', company: '0-2', deal: '0-3' } as const
export type WatchedObjectType = keyof typeof WATCHED_OBJECT_TYPES

/** The kinds of change of a contact, company or deal that a delivery may carry as `subscriptionType`. */
export const OBJECT_SUBSCRIPTIONS = [
  'object.propertyChange',
  'object.deletion',
  'object.merge',
  'object.restore',
  'object.associationChange',
] as const
export type ObjectSubscription = (typeof OBJECT_SUBSCRIPTIONS)[number]

/** The properties whose change makes what we remember of a record wrong: those that hubspot/records.ts reads, and by which people are found. */
export const WATCHED_PROPERTIES = {
  contact: [
    'email',
    'hs_additional_emails',
    'firstname',
    'lastname',
    'hubspot_owner_id',
    'phone',
    'mobilephone',
    'hs_linkedin_url',
  ],
  company: ['name', 'domain', 'hs_additional_domains'],
  // Whether a deal is closed follows from its stage. HubSpot does not document that it tells of properties it calculates itself.
  deal: ['dealname', 'dealstage', 'pipeline'],
} as const satisfies Record<WatchedObjectType, readonly string[]>

/** Not about one kind of record: a person asked to be forgotten. */
export const HUB_SUBSCRIPTIONS = ['contact.privacyDeletion'] as const
export type HubSubscription = (typeof HUB_SUBSCRIPTIONS)[number]
