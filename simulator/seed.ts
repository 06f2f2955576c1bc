// The accounts a fresh simulator starts with: one full of data, one small. The same every time, but for the clock.
import { contosoAccount } from './seed/contoso-account.ts'
import { contosoCompanies, contosoContacts, contosoDeals } from './seed/contoso-records.ts'
import { northwindAccount } from './seed/northwind-account.ts'
import { northwindActivities } from './seed/northwind-activities.ts'
import { northwindCompanies } from './seed/northwind-companies.ts'
import { northwindContacts } from './seed/northwind-contacts.ts'
import { northwindDeals } from './seed/northwind-deals.ts'
import { northwindFarContacts } from './seed/northwind-far-contacts.ts'
import { northwindOddCompanies } from './seed/northwind-odd-companies.ts'
import { northwindToldContacts } from './seed/northwind-told-contacts.ts'
import { startPlanting } from './seed/plant.ts'
import { plantActivities } from './seed/plant-activities.ts'
import { plantCompanies } from './seed/plant-companies.ts'
import { plantContacts } from './seed/plant-contacts.ts'
import { plantDeals } from './seed/plant-deals.ts'
import { addPortal, type World } from './state.ts'

export function seedWorld(world: World, now: Date): void {
  const northwind = startPlanting(world, addPortal(world, northwindAccount()), now)
  plantCompanies(northwind, [...northwindCompanies, ...northwindOddCompanies])
  plantContacts(northwind, [...northwindToldContacts, ...northwindContacts, ...northwindFarContacts])
  plantDeals(northwind, northwindDeals)
  plantActivities(northwind, northwindActivities)

  const contoso = startPlanting(world, addPortal(world, contosoAccount()), now)
  plantCompanies(contoso, contosoCompanies)
  plantContacts(contoso, contosoContacts)
  plantDeals(contoso, contosoDeals)
}
