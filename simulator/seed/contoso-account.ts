// Contoso Paper: a second, small account, to see that nothing crosses over.
import type { Account } from '../account.ts'
import { annAtContoso, grace, ownerOf, userOf } from './people.ts'
import { plainAccount } from './plain-account.ts'

export function contosoAccount(): Account {
  return {
    ...plainAccount('47110816', 'Contoso Paper', 'contoso.example'),
    timeZone: 'America/New_York',
    companyCurrency: 'USD',
    dataHostingLocation: 'na1',
    users: [annAtContoso, grace].map(userOf),
    owners: [annAtContoso, grace].map(ownerOf),
  }
}
