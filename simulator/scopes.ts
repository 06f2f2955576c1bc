// Which scopes a call needs, and the refusal when the app was not granted them.
// HubSpot: https://developers.hubspot.com/docs/apps/developer-platform/build-apps/authentication/scopes
import { ApiError } from './api-error.ts'
import { isEngagementType, type ObjectType } from './object-types.ts'
import type { Rules } from './rules.ts'

export type Access = 'read' | 'write'

// Engagements borrow the contact scopes. Emails want sales-email-read on top, for writing too. Tickets have one scope for everything.
export function objectScopes(type: ObjectType, access: Access): string[] {
  if (type === 'emails') return [`crm.objects.contacts.${access}`, 'sales-email-read']
  if (type === 'tickets') return ['tickets']
  return isEngagementType(type) ? [`crm.objects.contacts.${access}`] : [`crm.objects.${type}.${access}`]
}

// Reading engagement definitions needs no schema scope, creating them one that not every account can grant.
// Some accounts hide the email definitions behind connected-email-data-access, which an app cannot ask for.
export function schemaScopes(type: ObjectType, access: Access, rules: Rules): string[] {
  if (type === 'tickets') return ['tickets']
  if (!isEngagementType(type)) return [`crm.schemas.${type}.${access}`]
  if (access === 'read' && type === 'emails' && !rules.emailCatalogueReadable)
    return ['connected-email-data-access']
  if (access === 'read') return objectScopes(type, 'read')
  return rules.engagementSchemaScopes ? [`crm.schemas.${type}.write`] : ['crm.objects.contacts.write']
}

// The scopes named here are granular ones, which an app often cannot even ask for. So it is in HubSpot.
export function missingScopes(granular: string[]): ApiError {
  return new ApiError(403, {
    message:
      "This app hasn't been granted all required scopes to make this call. Read more about required scopes here: https://developers.hubspot.com/scopes.",
    category: 'MISSING_SCOPES',
    errors: [
      {
        message: 'One or more of the following scopes are required.',
        context: { requiredGranularScopes: granular },
      },
    ],
    links: { scopes: 'https://developers.hubspot.com/scopes' },
  })
}
