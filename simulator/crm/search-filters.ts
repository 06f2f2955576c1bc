// Decides whether a record matches search filters. Groups are alternatives, the filters of a group must all hold.
import { z } from 'zod'
import { invalid } from '../api-error.ts'
import { linksOf } from '../associations.ts'
import { findObjectType, type ObjectType } from '../object-types.ts'
import { findProperty, type Portal, type PropertyValues } from '../state.ts'

const value = z.union([z.string(), z.number(), z.boolean()]).transform(String)

export const filterSchema = z.object({
  propertyName: z.string(),
  operator: z.enum([
    'EQ',
    'NEQ',
    'IN',
    'NOT_IN',
    'HAS_PROPERTY',
    'NOT_HAS_PROPERTY',
    'LT',
    'LTE',
    'GT',
    'GTE',
    'BETWEEN',
    'CONTAINS_TOKEN',
    'NOT_CONTAINS_TOKEN',
  ]),
  value: value.optional(),
  values: z.array(value).optional(),
  highValue: value.optional(),
})
export type Filter = z.infer<typeof filterSchema>

export type Test = (id: string, values: PropertyValues) => boolean

export function compileFilter(portal: Portal, type: ObjectType, filter: Filter): Test {
  const [, toName] = /^associations\.(.+)$/.exec(filter.propertyName) ?? []
  const toType = toName ? findObjectType(toName) : null
  if (toType) return (id) => linksOf(portal, { type, id }, toType).has(filter.value ?? '')
  const property = findProperty(portal, type, filter.propertyName)
  if (!property)
    throw invalid(`There was a problem with the request. Unknown property ${filter.propertyName}.`)
  const test = compare(filter, property.type)
  const stored = (values: PropertyValues) => values[filter.propertyName] ?? ''
  // A property of many values has the value if one of them is it.
  const isOfMany = property.type === 'enumeration' && property.fieldType === 'checkbox'
  if (isOfMany && (filter.operator === 'IN' || filter.operator === 'EQ'))
    return (_id, values) => stored(values).split(';').some(test)
  return (_id, values) => test(stored(values))
}

function compare(filter: Filter, type: string): (stored: string) => boolean {
  const wanted = needed(filter)
  switch (filter.operator) {
    case 'HAS_PROPERTY':
      return (stored) => stored !== ''
    case 'NOT_HAS_PROPERTY':
      return (stored) => stored === ''
    case 'EQ':
      return (stored) => stored !== '' && same(stored, wanted, type)
    case 'NEQ':
      return (stored) => !same(stored, wanted, type)
    // For strings HubSpot wants lower-case values here: others match nothing.
    case 'IN':
      return (stored) => stored !== '' && isAmong(stored, filter.values ?? [], type)
    case 'NOT_IN':
      return (stored) => !isAmong(stored, filter.values ?? [], type)
    case 'CONTAINS_TOKEN':
      return (stored) => containsToken(stored, wanted)
    case 'NOT_CONTAINS_TOKEN':
      return (stored) => !containsToken(stored, wanted)
    case 'LT':
      return (stored) => stored !== '' && order(stored, wanted, type) < 0
    case 'LTE':
      return (stored) => stored !== '' && order(stored, wanted, type) <= 0
    case 'GT':
      return (stored) => stored !== '' && order(stored, wanted, type) > 0
    case 'GTE':
      return (stored) => stored !== '' && order(stored, wanted, type) >= 0
    case 'BETWEEN':
      return (stored) =>
        stored !== '' &&
        order(stored, wanted, type) >= 0 &&
        order(stored, filter.highValue ?? wanted, type) <= 0
  }
}

function needed({ operator, propertyName, value, values }: Filter): string {
  if (operator === 'HAS_PROPERTY' || operator === 'NOT_HAS_PROPERTY') return ''
  if (operator === 'IN' || operator === 'NOT_IN') {
    if (values) return ''
    throw invalid(`Filter on ${propertyName} with ${operator} requires values.`)
  }
  if (value === undefined) throw invalid(`Filter on ${propertyName} with ${operator} requires a value.`)
  return value
}

function same(stored: string, wanted: string, type: string): boolean {
  return type === 'string' ? stored.toLowerCase() === wanted.toLowerCase() : order(stored, wanted, type) === 0
}

function isAmong(stored: string, values: string[], type: string): boolean {
  return type === 'string'
    ? values.includes(stored.toLowerCase())
    : values.some((wanted) => order(stored, wanted, type) === 0)
}

export function order(a: string, b: string, type: string): number {
  if (type === 'number') return Number(a) - Number(b)
  if (type === 'datetime' || type === 'date') return instant(a) - instant(b)
  return a < b ? -1 : a > b ? 1 : 0
}

function instant(text: string): number {
  return /^-?\d+$/.test(text) ? Number(text) : Date.parse(text)
}

// A token is a whole word of the value; * stands for any characters.
function containsToken(stored: string, wanted: string): boolean {
  const pattern = wanted
    .toLowerCase()
    .split('*')
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
    .join('[^\\s;,]*')
  return new RegExp(`(^|[^a-z0-9])${pattern}($|[^a-z0-9])`).test(stored.toLowerCase())
}
