// What describes an account rather than its records: owners, users, pipelines, details.
import { invalid, notFound } from '../api-error.ts'
import type { SimulatorContext } from '../context.ts'
import type { Answer, Endpoint, PortalCall } from '../endpoint.ts'
import { readLimit } from './object-endpoints.ts'
import { userEndpoints } from './users.ts'

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
    read('/crm/pipelines/:version/tickets', 'tickets', listTicketPipelines),
    read('/account-info/:version/details', 'oauth', (call) => readDetails(context, call)),
    ...userEndpoints(),
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

function listTicketPipelines(call: PortalCall): Answer {
  return { status: 200, body: { results: call.portal.account.ticketPipelines } }
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
