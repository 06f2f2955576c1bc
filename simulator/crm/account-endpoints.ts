// What describes an account rather than its records: owners, users, deal pipelines, details, limits.
import { invalid, notFound } from '../api-error.ts'
import type { SimulatorContext } from '../context.ts'
import type { Answer, Endpoint, PortalCall } from '../endpoint.ts'
import { objectTypeIdOf, objectTypes } from '../object-types.ts'
import { readLimit } from './object-endpoints.ts'

export function accountEndpoints(context: SimulatorContext): Endpoint[] {
  const read = (path: string, scope: string, handle: (call: PortalCall) => Answer): Endpoint => ({
    method: 'get',
    path,
    policy: 'core',
    scopes: () => ({ needed: [scope] }),
    handle,
  })
  return [
    read('/crm/owners/:version', 'crm.objects.owners.read', listOwners),
    read('/crm/owners/:version/:id', 'crm.objects.owners.read', readOwner),
    read('/crm/pipelines/:version/deals', 'crm.objects.deals.read', listPipelines),
    read('/account-info/:version/details', 'oauth', (call) => readDetails(context, call)),
    {
      method: 'get',
      path: '/settings/users/:version',
      policy: 'core',
      scopes: () => ({ needed: ['settings.users.read'] }),
      handle: listUsers,
    },
    read('/crm/limits/:version/associations/records/from', 'oauth', (call) =>
      associationLimits(context, call),
    ),
    read('/crm/limits/:version/records', 'oauth', (call) => recordLimits(context, call)),
  ]
}

function listOwners(call: PortalCall): Answer {
  const archived = call.query.get('archived') === 'true'
  const email = call.query.get('email')?.toLowerCase()
  const limit = readLimit(call.query, 100, 100)
  const start = Number(call.query.get('after') ?? 0)
  if (!Number.isInteger(start)) throw invalid('The after parameter is not valid.')
  const owners = call.portal.account.owners.filter(
    (owner) => owner.archived === archived && (!email || owner.email.toLowerCase() === email),
  )
  const paging = start + limit < owners.length ? { paging: { next: { after: String(start + limit) } } } : {}
  return { status: 200, body: { results: owners.slice(start, start + limit), ...paging } }
}

function readOwner(call: PortalCall): Answer {
  const archived = call.query.get('archived') === 'true'
  const owner = call.portal.account.owners.find(
    ({ id, archived: isArchived }) => id === call.params.id && isArchived === archived,
  )
  if (!owner) throw notFound(`Owner ${call.params.id} does not exist.`)
  return { status: 200, body: owner }
}

function listPipelines(call: PortalCall): Answer {
  return { status: 200, body: { results: call.portal.account.pipelines } }
}

function readDetails(context: SimulatorContext, call: PortalCall): Answer {
  const { account } = call.portal
  return {
    status: 200,
    body: {
      portalId: Number(account.portalId),
      accountType: account.accountType,
      timeZone: account.timeZone,
      companyCurrency: account.companyCurrency,
      additionalCurrencies: account.additionalCurrencies,
      utcOffset: utcOffset(account.timeZone, context.now()),
      utcOffsetMilliseconds: offsetMinutes(account.timeZone, context.now()) * 60_000,
      uiDomain: new URL(context.url()).host,
      dataHostingLocation: account.dataHostingLocation,
    },
  }
}

function offsetMinutes(timeZone: string, at: Date): number {
  const name = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })
    .formatToParts(at)
    .find((part) => part.type === 'timeZoneName')?.value
  const [, sign, hours, minutes] = /GMT([+-])(\d+):(\d+)/.exec(name ?? '') ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0))
}

function utcOffset(timeZone: string, at: Date): string {
  const minutes = offsetMinutes(timeZone, at)
  const two = (value: number) => String(Math.floor(Math.abs(value))).padStart(2, '0')
  return `${minutes < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`
}

function listUsers(call: PortalCall): Answer {
  const limit = readLimit(call.query, 100, 100)
  const start = Number(call.query.get('after') ?? 0)
  const { users } = call.portal.account
  const results = users.slice(start, start + limit).map((user) => ({
    id: user.id,
    email: user.email,
    firstName: user.firstName,
    lastName: user.lastName,
    superAdmin: user.superAdmin,
    roleIds: user.roleIds,
    ...(user.primaryTeamId ? { primaryTeamId: user.primaryTeamId } : {}),
    secondaryTeamIds: user.secondaryTeamIds,
  }))
  const paging = start + limit < users.length ? { paging: { next: { after: String(start + limit) } } } : {}
  return { status: 200, body: { results, ...paging } }
}

// HubSpot calls a record near its limit from four fifths on.
function associationLimits(context: SimulatorContext, call: PortalCall): Answer {
  const limit = context.rules.associationsPerRecord
  const results = objectTypes.map((type) => {
    let atLimit = 0
    let nearLimit = 0
    for (const id of call.portal.records[type].keys())
      for (const links of call.portal.links.get(`${type}:${id}`)?.values() ?? []) {
        if (links.size >= limit) atLimit += 1
        else if (links.size >= limit * 0.8) nearLimit += 1
      }
    return {
      fromObjectTypeId: objectTypeIdOf(type),
      limit,
      totalRecordsAtLimit: atLimit,
      totalRecordsNearLimit: nearLimit,
    }
  })
  return { status: 200, body: { results } }
}

function recordLimits(context: SimulatorContext, call: PortalCall): Answer {
  const limit = context.rules.recordsPerType
  const hubspotDefinedObjectTypes = objectTypes.map((type) => ({
    objectTypeId: objectTypeIdOf(type),
    limit,
    usage: call.portal.records[type].size,
    percentage: (100 * call.portal.records[type].size) / limit,
  }))
  return { status: 200, body: { hubspotDefinedObjectTypes, customObjectTypes: [] } }
}
