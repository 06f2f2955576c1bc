// What ends a record over the API: merging it into another, and deleting a contact for privacy reasons.
import { z } from 'zod'
import { invalid } from '../api-error.ts'
import type { SimulatorContext } from '../context.ts'
import type { Answer, Endpoint, PortalCall } from '../endpoint.ts'
import { readBody } from '../request-body.ts'
import { mergeRecords } from './merge.ts'
import { scopesOnObjects, typeInPath } from './path-types.ts'
import { deleteForPrivacy } from './privacy.ts'
import { showWritten } from './record-answer.ts'

const mergeSchema = z.object({ primaryObjectId: z.coerce.string(), objectIdToMerge: z.coerce.string() })
const privacySchema = z.object({ objectId: z.coerce.string().min(1), idProperty: z.string().nullish() })

export function fateEndpoints(context: SimulatorContext): Endpoint[] {
  const write = { method: 'post', policy: 'core', scopes: scopesOnObjects('write') } as const
  return [
    { ...write, path: '/crm/objects/:version/:type/merge', handle: (call) => merge(context, call) },
    {
      ...write,
      path: '/crm/objects/:version/:type/gdpr-delete',
      handle: (call) => forget(context, call),
    },
  ]
}

function merge(context: SimulatorContext, call: PortalCall): Answer {
  const { primaryObjectId, objectIdToMerge } = readBody(mergeSchema, call.body)
  const merge = { type: typeInPath(call.params), primaryId: primaryObjectId, otherId: objectIdToMerge }
  return { status: 200, body: showWritten(mergeRecords(context, call.portal, merge)) }
}

function forget(context: SimulatorContext, call: PortalCall): Answer {
  if (typeInPath(call.params) !== 'contacts')
    throw invalid('Only contacts can be deleted for privacy reasons.')
  const { objectId, idProperty } = readBody(privacySchema, call.body)
  if (idProperty && idProperty !== 'email') throw invalid(`${idProperty} does not identify a contact.`)
  deleteForPrivacy(context, call.portal, { objectId, byEmail: idProperty === 'email' })
  return { status: 204 }
}
