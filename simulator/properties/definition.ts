// Short ways to write down a property as HubSpot defines it.
import type { Property } from '../account.ts'

type Kind = Pick<Property, 'type' | 'fieldType'>

const base = {
  description: '',
  options: [],
  hasUniqueValue: false,
  hubspotDefined: true,
  readOnlyValue: false,
  calculated: false,
  hidden: false,
  referenced: 'none',
} as const

export type Definition = Omit<Property, 'groupName'>

export function inGroup(groupName: string, definitions: Definition[]): Property[] {
  return definitions.map((definition) => ({ ...definition, options: [...definition.options], groupName }))
}

function define(name: string, label: string, kind: Kind): Definition {
  return { ...base, ...kind, name, label, options: [] }
}

export function text(name: string, label: string): Definition {
  return define(name, label, { type: 'string', fieldType: 'text' })
}

export function longText(name: string, label: string): Definition {
  return define(name, label, { type: 'string', fieldType: 'textarea' })
}

export function html(name: string, label: string): Definition {
  return define(name, label, { type: 'string', fieldType: 'html' })
}

export function number(name: string, label: string): Definition {
  return define(name, label, { type: 'number', fieldType: 'number' })
}

export function date(name: string, label: string): Definition {
  return define(name, label, { type: 'date', fieldType: 'date' })
}

export function datetime(name: string, label: string): Definition {
  return define(name, label, { type: 'datetime', fieldType: 'date' })
}

export function bool(name: string, label: string): Definition {
  return {
    ...define(name, label, { type: 'bool', fieldType: 'booleancheckbox' }),
    options: [
      { label: 'True', value: 'true' },
      { label: 'False', value: 'false' },
    ],
  }
}

export function oneOf(name: string, label: string, values: string[]): Definition {
  return {
    ...define(name, label, { type: 'enumeration', fieldType: 'select' }),
    options: values.map((value) => ({ value, label: readable(value) })),
  }
}

export function manyOf(name: string, label: string, values: string[]): Definition {
  return { ...oneOf(name, label, values), fieldType: 'checkbox' }
}

export function readOnly(definition: Definition): Definition {
  return { ...definition, readOnlyValue: true }
}

export function calculated(definition: Definition): Definition {
  return { ...definition, readOnlyValue: true, calculated: true }
}

export function owner(): Definition {
  return { ...oneOf('hubspot_owner_id', 'Owner', []), referenced: 'owner' }
}

// The read-only properties that every object type carries.
export function recordFacts(): Definition[] {
  return [
    readOnly(number('hs_object_id', 'Record ID')),
    readOnly(text('hs_object_source', 'Record creation source')),
    readOnly(text('hs_object_source_id', 'Record creation source ID')),
    readOnly(text('hs_object_source_label', 'Record source')),
    readOnly(datetime('hs_createdate', 'Create date/time')),
    readOnly(datetime('hs_lastmodifieddate', 'Last modified date/time')),
    readOnly(text('hs_unique_creation_key', 'Unique creation key')),
    readOnly(text('hs_created_by_user_id', 'Created by user ID')),
    readOnly(text('hs_updated_by_user_id', 'Updated by user ID')),
    readOnly(datetime('hubspot_owner_assigneddate', 'Owner assigned date')),
    readOnly(text('hubspot_team_id', 'HubSpot team')),
  ]
}

// What every engagement carries besides.
export function engagementFacts(): Definition[] {
  return [
    ...recordFacts(),
    datetime('hs_timestamp', 'Activity date'),
    owner(),
    text('hs_attachment_ids', 'Attached file IDs'),
    readOnly(text('hs_engagement_source', 'Engagement source')),
    readOnly(text('hs_body_preview', 'Body preview')),
  ]
}

function readable(value: string): string {
  const words = value.toLowerCase().replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
