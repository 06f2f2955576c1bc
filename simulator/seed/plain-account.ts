// An account with everything at its default, to be varied.
import type { Account } from '../account.ts'
import { salesPipeline, supportPipeline } from './pipelines.ts'

export function plainAccount(portalId: string, name: string, domain: string): Account {
  return {
    portalId,
    name,
    domain,
    accountType: 'STANDARD',
    timeZone: 'Europe/Berlin',
    companyCurrency: 'EUR',
    additionalCurrencies: [],
    dataHostingLocation: 'eu1',
    unavailableScopes: [],
    requiredProperties: [],
    associationLimits: [],
    blockedAddresses: [],
    owners: [],
    users: [
      {
        id: `${portalId}1`,
        email: `admin@${domain}`,
        firstName: 'Ada',
        lastName: 'Admin',
        superAdmin: true,
        appMarketplaceAccess: true,
        roleIds: [],
        primaryTeamId: null,
        secondaryTeamIds: [],
      },
    ],
    roles: [],
    pipelines: [salesPipeline()],
    ticketPipelines: [supportPipeline()],
    labels: [],
    customProperties: [],
    customGroups: [],
    installation: null,
  }
}
