// Reads object types out of a path and says which scopes a call on them needs.
import { invalid } from '../api-error.ts'
import type { Params } from '../endpoint.ts'
import { findObjectType, isEngagementType, type ObjectType, singularOf } from '../object-types.ts'
import { type Access, objectScopes } from '../scopes.ts'

export function typeInPath(params: Params, name = 'type'): ObjectType {
  const type = findObjectType(params[name] ?? '')
  if (!type) throw invalid(`Unable to infer object type from: ${params[name]}`)
  return type
}

export function scopesOnObjects(access: Access): (params: Params) => { needed: string[]; named: string[] } {
  return (params) => {
    const type = typeInPath(params)
    return { needed: objectScopes(type, access), named: [granularScope(type, access)] }
  }
}

// Changing an association writes the record it starts from and must be able to see the other one.
export function scopesOnAssociations(
  access: Access,
): (params: Params) => { needed: string[]; named: string[] } {
  return (params) => {
    const from = typeInPath(params)
    const to = typeInPath(params, 'toType')
    return {
      needed: [...objectScopes(from, access), ...objectScopes(to, 'read')],
      named: [granularScope(from, access), granularScope(to, 'read')],
    }
  }
}

function granularScope(type: ObjectType, access: Access): string {
  return isEngagementType(type)
    ? `crm.objects.${singularOf(type)}s.${access}`
    : `crm.objects.${type}.${access}`
}
