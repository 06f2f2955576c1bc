// The colleagues of both accounts, as users who sign in and as owners of records.
import type { Owner, Role, User } from '../account.ts'

type Person = {
  userId: string
  ownerId: string
  email: string
  firstName: string
  lastName: string
  superAdmin?: boolean
  appMarketplaceAccess?: boolean
  archived?: boolean
  team?: { id: string; name: string }
  role?: Role
}

const joined = '2023-03-01T08:00:00.000Z'

export function userOf(person: Person): User {
  return {
    id: person.userId,
    email: person.email,
    firstName: person.firstName,
    lastName: person.lastName,
    superAdmin: person.superAdmin ?? false,
    appMarketplaceAccess: person.appMarketplaceAccess ?? false,
    roleIds: person.role ? [person.role.id] : [],
    primaryTeamId: person.team?.id ?? null,
    secondaryTeamIds: [],
  }
}

// HubSpot forgets the user id of an archived owner, except in userIdIncludingInactive.
export function ownerOf(person: Person): Owner {
  const archived = person.archived ?? false
  return {
    id: person.ownerId,
    userId: archived ? null : Number(person.userId),
    userIdIncludingInactive: Number(person.userId),
    email: person.email,
    firstName: person.firstName,
    lastName: person.lastName,
    type: 'PERSON',
    archived,
    teams: person.team ? [{ ...person.team, primary: true }] : [],
    createdAt: joined,
    updatedAt: joined,
  }
}

const sales = { id: '5501', name: 'Sales' }
const success = { id: '5502', name: 'Customer Success' }

const rep: Role = { id: '880101', name: 'Sales rep', requiresBillingWrite: false }
const agent: Role = { id: '880102', name: 'Support agent', requiresBillingWrite: false }
export const northwindRoles = [rep, agent]

export const ann: Person = {
  userId: '61500001',
  ownerId: '71500001',
  email: 'ann@northwind.example',
  firstName: 'Ann',
  lastName: 'Ryan',
  superAdmin: true,
  appMarketplaceAccess: true,
  team: sales,
}
export const ben: Person = {
  userId: '61500002',
  ownerId: '71500002',
  email: 'ben@northwind.example',
  firstName: 'Ben',
  lastName: 'Ode',
  appMarketplaceAccess: true,
  team: sales,
  role: rep,
}
export const carla: Person = {
  userId: '61500003',
  ownerId: '71500003',
  email: 'carla@northwind.example',
  firstName: 'Carla',
  lastName: 'Diaz',
  team: success,
  role: agent,
}
export const dora: Person = {
  userId: '61500004',
  ownerId: '71500004',
  email: 'dora@northwind.example',
  firstName: 'Dora',
  lastName: 'Past',
  archived: true,
}
// One HubSpot login may belong to several accounts: the same user, but an owner id of its own in each.
export const annAtContoso: Person = {
  userId: ann.userId,
  ownerId: '71600001',
  email: ann.email,
  firstName: ann.firstName,
  lastName: ann.lastName,
  superAdmin: true,
  appMarketplaceAccess: true,
}
export const grace: Person = {
  userId: '61600002',
  ownerId: '71600002',
  email: 'grace@contoso.example',
  firstName: 'Grace',
  lastName: 'Lin',
  superAdmin: true,
  appMarketplaceAccess: true,
}
