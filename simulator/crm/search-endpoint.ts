// Search: a lagging index with its own limits. What was just written is not found yet.
// HubSpot: https://developers.hubspot.com/docs/api-reference/search/guide
import { z } from 'zod'
import { invalid } from '../api-error.ts'
import type { SimulatorContext } from '../context.ts'
import type { Answer, Endpoint, PortalCall } from '../endpoint.ts'
import type { ObjectType } from '../object-types.ts'
import { readBody } from '../request-body.ts'
import { type CrmRecord, findProperty, type Portal, type PropertyValues } from '../state.ts'
import { scopesOnObjects, typeInPath } from './path-types.ts'
import { showRead } from './record-answer.ts'
import { compileFilter, filterSchema, order, type Test } from './search-filters.ts'

const searchSchema = z.object({
  filterGroups: z.array(z.object({ filters: z.array(filterSchema) })).default([]),
  sorts: z
    .array(
      z.union([
        z.string().transform((name) => ({
          propertyName: name.replace(/^-/, ''),
          direction: name.startsWith('-') ? ('DESCENDING' as const) : ('ASCENDING' as const),
        })),
        z.object({
          propertyName: z.string(),
          direction: z.enum(['ASCENDING', 'DESCENDING']).default('ASCENDING'),
        }),
      ]),
    )
    .default([]),
  properties: z.array(z.string()).default([]),
  query: z.string().default(''),
  limit: z.number().int().default(10),
  after: z.union([z.string(), z.number()]).nullish(),
})
type Search = z.infer<typeof searchSchema>
type Hit = { record: CrmRecord; values: PropertyValues }

const mostResults = 10_000
const queried = ['email', 'firstname', 'lastname', 'phone', 'company', 'name', 'domain', 'dealname']

export function searchEndpoints(context: SimulatorContext): Endpoint[] {
  return [
    {
      method: 'post',
      path: '/crm/objects/:version/:type/search',
      policy: 'search',
      scopes: scopesOnObjects('read'),
      handle: (call) => search(context, call),
    },
  ]
}

function search(context: SimulatorContext, call: PortalCall): Answer {
  const type = typeInPath(call.params)
  if (JSON.stringify(call.body).length > 3_000)
    throw invalid('The request body is too long: at most 3000 characters are allowed.')
  const wanted = readBody(searchSchema, call.body)
  requireWithinLimits(wanted)
  const after = Number(wanted.after ?? 0)
  if (!Number.isInteger(after) || after < 0 || after + wanted.limit > mostResults)
    throw invalid(`Paging past ${mostResults} results is not possible.`)
  const hits = findHits(context, call.portal, type, wanted)
  sortHits(call.portal, type, wanted, hits)
  const page = hits.slice(after, after + wanted.limit)
  const next = after + wanted.limit
  return {
    status: 200,
    body: {
      total: hits.length,
      results: page.map(({ record, values }) => showRead(type, record, wanted.properties, values)),
      ...(next < hits.length ? { paging: { next: { after: String(next) } } } : {}),
    },
  }
}

function requireWithinLimits({ filterGroups, sorts, limit }: Search): void {
  if (limit < 0 || limit > 200) throw invalid('The limit must be between 0 and 200.')
  if (sorts.length > 1) throw invalid('Only one sort is allowed.')
  if (filterGroups.length > 5) throw invalid('At most 5 filterGroups are allowed.')
  if (filterGroups.some(({ filters }) => filters.length > 6))
    throw invalid('At most 6 filters are allowed in a filterGroup.')
  if (filterGroups.reduce((sum, { filters }) => sum + filters.length, 0) > 18)
    throw invalid('At most 18 filters are allowed.')
}

function findHits(context: SimulatorContext, portal: Portal, type: ObjectType, wanted: Search): Hit[] {
  const groups: Test[][] = wanted.filterGroups.map(({ filters }) =>
    filters.map((filter) => compileFilter(portal, type, filter)),
  )
  const words = wanted.query.toLowerCase()
  const indexedUntil = context.now().getTime() - context.rules.searchLagMs
  const hits: Hit[] = []
  for (const record of portal.records[type].values()) {
    if (record.archived) continue
    const values = record.changedAt <= indexedUntil ? record.properties : record.indexed
    if (!values) continue
    if (words && !queried.some((name) => values[name]?.toLowerCase().includes(words))) continue
    if (groups.length === 0 || groups.some((tests) => tests.every((test) => test(record.id, values))))
      hits.push({ record, values })
  }
  return hits
}

function sortHits(portal: Portal, type: ObjectType, wanted: Search, hits: Hit[]): void {
  const sort = wanted.sorts[0]
  if (!sort) return
  const property = findProperty(portal, type, sort.propertyName)
  if (!property) throw invalid(`Unknown property to sort by: ${sort.propertyName}.`)
  const sign = sort.direction === 'DESCENDING' ? -1 : 1
  hits.sort((a, b) => {
    const [left, right] = [a.values[property.name] ?? '', b.values[property.name] ?? '']
    return sign * order(left, right, property.type)
  })
}
