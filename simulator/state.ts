// Everything the simulated HubSpot remembers, and the only way to look at it: accounts, their records, the app's tokens.
import { z } from 'zod'
import type { Account, Property } from './account.ts'
import { type ObjectType, perObjectType } from './object-types.ts'
import { standardProperties } from './properties/standard-properties.ts'
import { type Actor, aPerson, type Change } from './webhooks/change.ts'
import { emptyJournal, type Journal } from './webhooks/journal.ts'

export type PropertyValues = Record<string, string>

export const recordSchema = z.object({
  id: z.string(),
  properties: z.record(z.string(), z.string()),
  createdAt: z.string(),
  updatedAt: z.string(),
  archived: z.boolean(),
  // What was changed since it was created, by property, oldest first. Of engagements HubSpot is never asked, so none is kept.
  history: z.record(z.string(), z.array(z.object({ value: z.string(), timestamp: z.string() }))).optional(),
})

// `changedAt` and `indexed` are what makes search lag: until the index catches up, search sees `indexed`.
export type CrmRecord = z.infer<typeof recordSchema> & { changedAt: number; indexed: PropertyValues | null }

export type RecordRef = { type: ObjectType; id: string }

// One side of an association: the other record's id, and the association type ids seen from here.
export type Links = Map<string, Set<number>>

export type Portal = {
  account: Account
  records: Record<ObjectType, Map<string, CrmRecord>>
  // From `contacts:123` and the other side's type to the linked records. Both directions are always present.
  links: Map<string, Map<ObjectType, Links>>
  definitions: Record<ObjectType, Map<string, Property>>
  // For each property whose values are unique (and contacts' email): value to record id.
  uniqueValues: Map<string, Map<string, string>>
  // Its world's.
  ear: Ear
}

export const grantSchema = z.object({
  token: z.string(),
  portalId: z.string().nullable(),
  userId: z.string(),
  scopes: z.array(z.string()),
  expiresAt: z.number().nullable(),
  revoked: z.boolean(),
})
export type Grant = z.infer<typeof grantSchema>

export type AuthorizationCode = {
  code: string
  portalId: string
  userId: string
  scopes: string[]
  redirectUri: string
  codeChallenge: string | null
  expiresAt: number
}

// Who is told that something changed.
export type Ear = { hear: (portalId: string, change: Change) => void }

function nobodyListens(): void {}

export type World = {
  nextId: number
  portals: Map<string, Portal>
  accessTokens: Map<string, Grant>
  refreshTokens: Map<string, Grant>
  codes: Map<string, AuthorizationCode>
  journal: Journal
  // Who is at work: while an API call is answered, the app.
  actor: Actor
  ear: Ear
}

export function emptyWorld(): World {
  return {
    nextId: 30_100_000_001,
    portals: new Map(),
    accessTokens: new Map(),
    refreshTokens: new Map(),
    codes: new Map(),
    journal: emptyJournal(),
    actor: aPerson,
    ear: { hear: nobodyListens },
  }
}

export function nextId(world: World): string {
  const id = world.nextId
  world.nextId += 1
  return String(id)
}

export function addPortal(world: World, account: Account): Portal {
  const portal: Portal = {
    account,
    records: perObjectType(() => new Map()),
    links: new Map(),
    definitions: perObjectType((type) => new Map(standardProperties[type].map((p) => [p.name, p]))),
    uniqueValues: new Map(),
    ear: world.ear,
  }
  for (const { type, property } of account.customProperties)
    portal.definitions[type].set(property.name, property)
  world.portals.set(account.portalId, portal)
  return portal
}

export function findPortal(world: World, portalId: string): Portal | null {
  return world.portals.get(portalId) ?? null
}

export function findProperty(portal: Portal, type: ObjectType, name: string): Property | null {
  return portal.definitions[type].get(name) ?? null
}

export function addCustomProperty(portal: Portal, type: ObjectType, property: Property): void {
  portal.account.customProperties.push({ type, property })
  portal.definitions[type].set(property.name, property)
}

export function removeCustomProperty(portal: Portal, type: ObjectType, name: string): void {
  portal.account.customProperties = portal.account.customProperties.filter(
    (custom) => custom.type !== type || custom.property.name !== name,
  )
  portal.definitions[type].delete(name)
  portal.uniqueValues.delete(`${type}.${name}`)
  // Whoever makes it again begins anew.
  for (const { properties, history } of portal.records[type].values()) {
    delete properties[name]
    delete history?.[name]
  }
}
