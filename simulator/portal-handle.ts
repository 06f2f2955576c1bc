// One account in the hands of a test or a page: read what was logged, prepare records, take the app away.
import type { Account, Owner } from './account.ts'
import { findAssociationType } from './association-types.ts'
import { link, linksOf } from './associations.ts'
import { type CardRequest, type SignedRequest, send, signedRequest } from './cards/signed-request.ts'
import type { SimulatorContext } from './context.ts'
import { createDeeds, type Deeds } from './crm/deeds.ts'
import { newOwner } from './crm/new-owner.ts'
import { createRoleDeeds, type RoleDeeds } from './crm/role-deeds.ts'
import { derivedValues } from './crm/whole-record.ts'
import { leaveKeyProperty } from './key-property.ts'
import {
  install,
  issueAccessToken,
  issueRefreshToken,
  revokeRefreshTokens,
  uninstall,
} from './oauth/grants.ts'
import type { EngagementType, ObjectType } from './object-types.ts'
import { archiveRecord, createRecord, findRecord, updateRecord } from './records.ts'
import { type CrmRecord, nextId, type Portal, type PropertyValues } from './state.ts'

export type RecordView = {
  id: string
  properties: PropertyValues
  associations: { contacts: string[]; companies: string[]; deals: string[]; tickets: string[] }
  createdAt: string
  updatedAt: string
  archived: boolean
}

export type LinkOptions = { primary?: boolean | undefined; labels?: string[] | undefined }
export type Reading = { withArchived?: boolean }
export type Tokens = { accessToken: string; refreshToken: string }
// `as` is the id or address of the user who looks; without it, the first super admin.
export type FetchOptions = Pick<CardRequest, 'method' | 'body' | 'authorization'> & { as?: string; at?: Date }

export type PortalHandle = Deeds & {
  portalId: string
  account: Account
  roles: RoleDeeds
  contacts(reading?: Reading): RecordView[]
  companies(reading?: Reading): RecordView[]
  deals(reading?: Reading): RecordView[]
  engagements(type: EngagementType, reading?: Reading): RecordView[]
  records(type: ObjectType, reading?: Reading): RecordView[]
  record(type: ObjectType, id: string): RecordView | null
  // What is prepared here is stored as given and found by search at once.
  createRecord(type: ObjectType, properties: PropertyValues): RecordView
  updateRecord(type: ObjectType, id: string, changes: PropertyValues): RecordView
  archiveRecord(type: ObjectType, id: string): void
  associate(
    fromType: ObjectType,
    fromId: string,
    toType: ObjectType,
    toId: string,
    options?: LinkOptions,
  ): void
  addLabel(fromType: ObjectType, toType: ObjectType, label: string): number
  addOwner(owner: Partial<Owner> & { email: string }): Owner
  archiveOwner(id: string): void
  requireProperty(type: ObjectType, name: string): void
  // An account from before HubSpot had this property.
  lackProperty(type: ObjectType, name: string): void
  // An administrator lets one record of a type have at most so many of another.
  limitAssociations(fromType: ObjectType, toType: ObjectType, most: number): void
  // The address of the API that serves this account.
  apiUrl: string
  // What an earlier installation left behind: a unique text property on each engagement type that lets these scopes make one.
  leaveKeyProperty(name: string, scopes: readonly string[]): void
  // As if nobody had called for long: the limits start anew.
  forgetCalls(): void
  // Installs the app without a browser.
  install(scopes: string[], userId?: string): Tokens
  expireAccessTokens(): void
  // Takes the refresh token away; issued access tokens live on until they expire.
  revokeToken(): void
  uninstall(): void
  // A request as HubSpot makes it for a card's hubspot.fetch: named, signed, not yet sent. To forge one, change it.
  signedRequest(url: string, options?: FetchOptions): SignedRequest
  // The same, sent.
  signedFetch(url: string, options?: FetchOptions): Promise<Response>
}

export function createPortalHandle(context: SimulatorContext, portal: Portal): PortalHandle {
  const { world, now } = context
  const { account } = portal

  function records(type: ObjectType, reading: Reading = {}): RecordView[] {
    return [...portal.records[type].values()]
      .filter((record) => reading.withArchived || !record.archived)
      .map((record) => view(portal, type, record))
  }

  function existing(type: ObjectType, id: string): CrmRecord {
    const record = findRecord(portal, type, id)
    if (!record) throw new Error(`Account ${account.portalId} has no ${type} record ${id}.`)
    return record
  }

  function signed(url: string, { as, at = now(), ...request }: FetchOptions = {}): SignedRequest {
    const user = account.users.find(({ id, email, superAdmin }) =>
      as === undefined ? superAdmin : as === id || as === email,
    )
    if (!user) throw new Error(`Account ${account.portalId} has no user ${as ?? 'who is a super admin'}.`)
    return signedRequest(context.app, { ...request, url, portalId: account.portalId, user, at })
  }

  return {
    ...createDeeds(context, portal),
    portalId: account.portalId,
    apiUrl: context.url(),
    leaveKeyProperty: (name, scopes) => leaveKeyProperty(context, portal, name, scopes),
    forgetCalls: () => context.limits.forget(account.portalId),
    account,
    roles: createRoleDeeds(context, portal),
    contacts: (reading) => records('contacts', reading),
    companies: (reading) => records('companies', reading),
    deals: (reading) => records('deals', reading),
    engagements: records,
    records,
    record: (type, id) => {
      const record = portal.records[type].get(id)
      return record ? view(portal, type, record) : null
    },
    createRecord: (type, given) => {
      const email = type === 'contacts' && given.email ? { email: given.email.toLowerCase() } : {}
      const properties = { ...given, ...email }
      const derived = derivedValues(portal, type, properties, properties)
      const record = createRecord(world, portal, type, { ...properties, ...derived }, now())
      record.changedAt = 0
      context.changed()
      return view(portal, type, record)
    },
    updateRecord: (type, id, changes) => {
      const record = existing(type, id)
      const derived = derivedValues(portal, type, { ...record.properties, ...changes }, changes)
      updateRecord(portal, type, record, { ...changes, ...derived }, now(), 0)
      record.changedAt = 0
      context.changed()
      return view(portal, type, record)
    },
    archiveRecord: (type, id) => {
      archiveRecord(portal, type, existing(type, id), now())
      context.changed()
    },
    associate: (fromType, fromId, toType, toId, options = {}) => {
      existing(fromType, fromId)
      existing(toType, toId)
      const typeIds = (options.labels ?? []).map((label) => addLabel(portal, fromType, toType, label))
      const primary = [1, 2, 5, 6, 25, 26].find((typeId) =>
        findAssociationType(portal, fromType, toType, typeId),
      )
      if (options.primary && primary) typeIds.push(primary)
      link(portal, { type: fromType, id: fromId }, { type: toType, id: toId }, typeIds)
      context.changed()
    },
    addLabel: (fromType, toType, label) => addLabel(portal, fromType, toType, label),
    addOwner: (given) => {
      const owner = newOwner(nextId(world).slice(-9), given, now())
      account.owners.push(owner)
      context.changed()
      return owner
    },
    archiveOwner: (id) => {
      const owner = account.owners.find((candidate) => candidate.id === id)
      if (owner) Object.assign(owner, { archived: true, userId: null })
      context.changed()
    },
    requireProperty: (type, name) => {
      account.requiredProperties.push({ type, name })
      context.changed()
    },
    lackProperty: (type, name) => {
      portal.definitions[type].delete(name)
    },
    limitAssociations: (fromType, toType, most) => {
      account.associationLimits = [
        ...account.associationLimits.filter((one) => one.fromType !== fromType || one.toType !== toType),
        { fromType, toType, most },
      ]
      context.changed()
    },
    install: (scopes, userId = account.users[0]?.id ?? '1') => {
      const owner = { portalId: account.portalId, userId, scopes: [...new Set(['oauth', ...scopes])] }
      install(portal, owner.scopes, userId, now())
      context.changed()
      return {
        accessToken: issueAccessToken(context, owner).token,
        refreshToken: issueRefreshToken(world, owner).token,
      }
    },
    expireAccessTokens: () => {
      for (const grant of world.accessTokens.values())
        if (grant.portalId === account.portalId) grant.expiresAt = now().getTime()
    },
    revokeToken: () => {
      revokeRefreshTokens(world, account.portalId)
      context.changed()
    },
    uninstall: () => {
      uninstall(world, portal, now())
      context.changed()
    },
    signedRequest: signed,
    signedFetch: (url, options) => send(signed(url, options)),
  }
}

function view(portal: Portal, type: ObjectType, record: CrmRecord): RecordView {
  const ref = { type, id: record.id }
  const { id, createdAt, updatedAt, archived } = record
  return {
    id,
    properties: { ...record.properties },
    associations: {
      contacts: [...linksOf(portal, ref, 'contacts').keys()],
      companies: [...linksOf(portal, ref, 'companies').keys()],
      deals: [...linksOf(portal, ref, 'deals').keys()],
      tickets: [...linksOf(portal, ref, 'tickets').keys()],
    },
    createdAt,
    updatedAt,
    archived,
  }
}

function addLabel(portal: Portal, fromType: ObjectType, toType: ObjectType, label: string): number {
  const { labels } = portal.account
  const known = labels.find(
    (one) => one.fromType === fromType && one.toType === toType && one.label === label,
  )
  if (known) return known.typeId
  const typeId = 2 * labels.length + 1_001
  labels.push({ fromType, toType, typeId, inverseTypeId: fromType === toType ? typeId : typeId + 1, label })
  return typeId
}
