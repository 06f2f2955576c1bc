// Judges property values one by one, as HubSpot does: it names every bad value of a record at once.

import type { Property } from '../account.ts'
import { type ApiError, invalid } from '../api-error.ts'
import type { ObjectType } from '../object-types.ts'
import { findProperty, type Portal, type PropertyValues } from '../state.ts'
import { readEmailHeaders } from './email-headers.ts'

export type GivenValues = Record<string, string | number | boolean | null>
export type ValueProblem = { isValid: false; message: string; error: string; name: string }

type Verdict = { value: string } | { error: string; message: string }

const longestString = 65_536

export function readValues(
  portal: Portal,
  type: ObjectType,
  given: GivenValues,
): { values: PropertyValues; problems: ValueProblem[] } {
  const values: PropertyValues = {}
  const problems: ValueProblem[] = []
  for (const [name, raw] of Object.entries(given)) {
    const verdict = judge(portal, type, name, raw === null ? '' : String(raw))
    if ('value' in verdict) values[name] = verdict.value
    else problems.push({ isValid: false, message: verdict.message, error: verdict.error, name })
  }
  return { values, problems }
}

// The list of problems travels as JSON inside the message.
export function badValues(problems: ValueProblem[]): ApiError {
  return invalid(`Property values were not valid: ${JSON.stringify(problems)}`, {
    errors: problems.map(({ message, error, name }) => ({
      message,
      code: error,
      context: { propertyName: [name] },
    })),
  })
}

function judge(portal: Portal, type: ObjectType, name: string, value: string): Verdict {
  const property = findProperty(portal, type, name)
  if (!property) return { error: 'PROPERTY_DOESNT_EXIST', message: `Property "${name}" does not exist` }
  if (property.readOnlyValue)
    return {
      error: 'READ_ONLY_VALUE',
      message: `"${name}" is a read only property; its value cannot be set.`,
    }
  if (value === '') return { value }
  if (property.referenced === 'owner') return judgeOwner(portal, value)
  // Pipelines and stages belong together; they are judged as a pair with the whole deal.
  if (property.referenced !== 'none') return { value }
  if (name === 'hs_email_headers' && !readEmailHeaders(value))
    return { error: 'INVALID_JSON', message: `${value} was not valid JSON.` }
  if (type === 'contacts' && name === 'email') return judgeEmail(portal, value)
  if (name === 'hs_call_recording_url' && !value.startsWith('https://'))
    return { error: 'INVALID_URL', message: `${value} was not a valid https URL.` }
  return judgeByType(property, value)
}

function judgeByType(property: Property, value: string): Verdict {
  switch (property.type) {
    case 'string':
      return value.length <= longestString
        ? { value }
        : {
            error: 'PROPERTY_VALUE_TOO_LONG',
            message: `The value was ${value.length} characters long; at most ${longestString} are allowed.`,
          }
    case 'number':
      return Number.isFinite(Number(value))
        ? { value: value.trim() }
        : { error: 'INVALID_INTEGER', message: `${value} was not a valid number.` }
    case 'datetime':
      return judgeTime(value)
    case 'date': {
      const verdict = judgeTime(value)
      return 'value' in verdict ? { value: verdict.value.slice(0, 10) } : verdict
    }
    case 'bool':
    case 'enumeration':
      return judgeOption(property, value)
  }
}

function judgeOption(property: Property, value: string): Verdict {
  const allowed = property.options.map((option) => option.value)
  const chosen = property.fieldType === 'checkbox' ? value.split(';').filter((one) => one !== '') : [value]
  const wrong = chosen.find((one) => !allowed.includes(one))
  if (wrong === undefined) return { value }
  return {
    error: 'INVALID_OPTION',
    message: `${wrong} was not one of the allowed options: [${allowed.join(', ')}]`,
  }
}

// Milliseconds or ISO 8601 come in, ISO 8601 in UTC goes out.
function judgeTime(value: string): Verdict {
  const isMilliseconds = /^-?\d+$/.test(value)
  const isIso = /^\d{4}-\d{2}-\d{2}(T.*)?$/.test(value)
  const time = isMilliseconds ? Number(value) : isIso ? Date.parse(value) : Number.NaN
  if (!Number.isFinite(time) || Math.abs(time) > 8.64e15)
    return { error: 'INVALID_DATE', message: `${value} was not a valid date.` }
  return { value: new Date(time).toISOString() }
}

function judgeEmail(portal: Portal, value: string): Verdict {
  const address = value.trim().toLowerCase()
  // HubSpot does not publish its words for this.
  if (portal.account.blockedAddresses.includes(address))
    return {
      error: 'INVALID_EMAIL',
      message: `Email address ${value} is on the blocklist and cannot be used.`,
    }
  return /^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;.]+$/.test(address)
    ? { value: address }
    : { error: 'INVALID_EMAIL', message: `Email address ${value} is invalid` }
}

function judgeOwner(portal: Portal, value: string): Verdict {
  const exists = portal.account.owners.some((owner) => owner.id === value && !owner.archived)
  return exists ? { value } : { error: 'INVALID_OWNER_ID', message: `${value} is not a valid owner ID.` }
}
