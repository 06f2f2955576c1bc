// The one place that knows which dated version of HubSpot's APIs we speak (supported for 18 months from 2026-09).
const VERSION = '2026-09'

export const paths = {
  objects: (type: string, action = '') => `/crm/objects/${VERSION}/${type}${action}`,
  associations: (from: string, to: string, action: string) =>
    `/crm/associations/${VERSION}/${from}/${to}/batch/${action}`,
  properties: (type: string, name = '') => `/crm/properties/${VERSION}/${type}${name && `/${name}`}`,
  owners: `/crm/owners/${VERSION}`,
  accountInfo: `/account-info/${VERSION}/details`,
  token: `/oauth/${VERSION}/token`,
  introspect: `/oauth/${VERSION}/token/introspect`,
  revoke: `/oauth/${VERSION}/token/revoke`,
  uninstall: `/appinstalls/${VERSION}/external-install`,
}
