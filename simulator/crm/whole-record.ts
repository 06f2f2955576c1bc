// Judges a record as a whole: what must be set, what belongs together, and what HubSpot derives from the rest.
import { type ApiError, invalid } from '../api-error.ts'
import { loudNameOf, type ObjectType } from '../object-types.ts'
import type { Portal, PropertyValues } from '../state.ts'
import { derivePeople } from './email-headers.ts'
import { derivePhones } from './phone-numbers.ts'
import { badValues } from './property-values.ts'

const alwaysRequired: Record<ObjectType, string[]> = {
  contacts: [],
  companies: [],
  deals: ['dealname', 'dealstage', 'pipeline'],
  tickets: ['subject', 'hs_pipeline_stage'],
  emails: ['hs_timestamp', 'hs_email_direction'],
  notes: ['hs_timestamp'],
  calls: ['hs_timestamp'],
  communications: ['hs_timestamp', 'hs_communication_channel_type', 'hs_communication_logged_from'],
  meetings: ['hs_timestamp'],
  tasks: ['hs_timestamp'],
}

const anyRequired: Partial<Record<ObjectType, string[]>> = {
  contacts: ['email', 'firstname', 'lastname'],
  companies: ['name', 'domain'],
}

// The account's own creation rules bind only the /2026-09/ paths.
export function requireProperties(
  portal: Portal,
  type: ObjectType,
  values: PropertyValues,
  version: string,
): void {
  const any = anyRequired[type]
  if (any && !any.some((name) => values[name])) throw unset(type, any)
  const own = version === '2026-03' ? [] : portal.account.requiredProperties
  const required = [
    ...alwaysRequired[type],
    ...own.filter((rule) => rule.type === type).map((rule) => rule.name),
  ]
  const missing = required.filter((name) => !values[name])
  if (missing.length > 0) throw unset(type, missing)
}

export function requireValidStage(portal: Portal, type: ObjectType, values: PropertyValues): void {
  const staged = stagedAs(portal, type)
  if (!staged) return
  const { all, names } = staged
  const [pipelineId, stageId] = [values[names.pipeline] ?? staged.usual, values[names.stage]]
  if (!values[names.pipeline] && !stageId) return
  const pipelines = all.filter((pipeline) => !pipeline.archived)
  const pipeline = pipelines.find(({ id }) => id === pipelineId)
  if (!pipeline) throw badOption(names.pipeline, `${pipelineId} is not a valid pipeline ID.`, pipelines)
  if (!pipeline.stages.some((stage) => stage.id === stageId))
    throw badOption(names.stage, `${stageId} is not a valid pipeline stage ID.`, pipeline.stages)
}

// A ticket that names no pipeline goes into the account's first.
function stagedAs({ account }: Portal, type: ObjectType) {
  if (type === 'deals')
    return { all: account.pipelines, names: { pipeline: 'pipeline', stage: 'dealstage' }, usual: undefined }
  const names = { pipeline: 'hs_pipeline', stage: 'hs_pipeline_stage' }
  const all = account.ticketPipelines
  return type === 'tickets' ? { all, names, usual: all[0]?.id } : null
}

// Only what the change touches is derived anew.
export function derivedValues(
  portal: Portal,
  type: ObjectType,
  whole: PropertyValues,
  changed: PropertyValues,
): PropertyValues {
  if (type === 'emails' && changed.hs_email_headers) return derivePeople(changed.hs_email_headers)
  if (type === 'contacts') {
    const { email } = changed
    const domain = email ? { hs_email_domain: email.slice(email.indexOf('@') + 1) } : {}
    return { ...domain, ...derivePhones(changed) }
  }
  if (type === 'deals' && (changed.dealstage || changed.pipeline)) {
    const stage = portal.account.pipelines
      .find(({ id }) => id === whole.pipeline)
      ?.stages.find(({ id }) => id === whole.dealstage)
    const isClosed = stage?.metadata.isClosed === 'true'
    const isWon = isClosed && Number(stage?.metadata.probability) === 1
    return { hs_is_closed: String(isClosed), hs_is_closed_won: String(isWon) }
  }
  const home = portal.account.ticketPipelines[0]?.id
  if (type === 'tickets' && !whole.hs_pipeline && home !== undefined) return { hs_pipeline: home }
  return {}
}

function unset(type: ObjectType, names: string[]): ApiError {
  return invalid(`Error creating ${loudNameOf(type)}. Some required properties were not set.`, {
    context: { properties: names },
    errors: names.map((name) => ({
      message: `Required property "${name}" is missing.`,
      code: 'MISSING_REQUIRED_PROPERTY',
      context: { propertyName: [name] },
    })),
  })
}

function badOption(name: string, problem: string, valid: { id: string; label: string }[]): ApiError {
  const options = valid.map(({ id, label }) => `${id} (${label})`).join(', ')
  return badValues([
    { isValid: false, message: `${problem} Valid options are: [${options}]`, error: 'INVALID_OPTION', name },
  ])
}
