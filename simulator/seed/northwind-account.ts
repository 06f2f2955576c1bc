// Northwind Trading: the account with everything in it.
import type { Account } from '../account.ts'
import { ann, ben, carla, dora, northwindRoles, ownerOf, userOf } from './people.ts'
import { renewalsPipeline, salesPipeline } from './pipelines.ts'
import { plainAccount } from './plain-account.ts'

export function northwindAccount(): Account {
  return {
    ...plainAccount('47110815', 'Northwind Trading', 'northwind.example'),
    additionalCurrencies: ['USD', 'GBP'],
    users: [ann, ben, carla].map(userOf),
    owners: [ann, ben, carla, dora].map(ownerOf),
    roles: northwindRoles,
    pipelines: [salesPipeline(), renewalsPipeline()],
  }
}
