// The one place that knows which dated version of HubSpot's APIs we speak (supported for 18 months from 2026-09).
const VERSION = '2026-09'

export const paths = {
  objects: (type: string, action = '') => `/crm/objects/${VERSION}/${type}${action}`,
  associations: (from: string, to: string, action: string) =>
    `/crm/associations/${VERSION}/${from}/${to}/batch/${action}`,
  properties: (type: string, name = '') => `/crm/properties/${VERSION}/${type}${name && `/${name}`}`,
  propertyGroups: (type: string) => `/crm/properties/${VERSION}/${type}/groups`,
  propertyBatch: (type: string, action: string) => `/crm/properties/${VERSION}/${type}/batch/${action}`,
  associationLabels: (from: string, to: string) => `/crm/associations/${VERSION}/${from}/${to}/labels`,
  associationLimits: (what: string) => `/crm/limits/${VERSION}/associations/records/${what}`,
  owners: `/crm/owners/${VERSION}`,
  teams: `/settings/users/${VERSION}/teams`,
  roles: `/settings/users/${VERSION}/roles`,
  pipelines: (type: string) => `/crm/pipelines/${VERSION}/${type}`,
  users: `/settings/users/${VERSION}`,
  accountInfo: `/account-info/${VERSION}/details`,
  token: `/oauth/${VERSION}/token`,
  introspect: `/oauth/${VERSION}/token/introspect`,
  revoke: `/oauth/${VERSION}/token/revoke`,
  journal: (place: string) => `/webhooks-journal/journal/${VERSION}/${place}`,
  journalSubscriptions: `/webhooks-journal/subscriptions/${VERSION}`,
  uninstall: `/appinstalls/${VERSION}/external-install`,
}
