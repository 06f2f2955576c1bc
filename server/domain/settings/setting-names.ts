// What people call a setting: the titles of the schema along the way to it, and who or what an entry of a list is about.
import { z } from 'zod'
import { Settings } from './settings.ts'

/** Lists whose entries are known by one of their fields, not by their place. */
export const ENTRY_KEYS: Readonly<Record<string, string>> = {
  'members.rules': 'email',
  'activities.teams': 'team_id',
  'activities.roles': 'role_id',
  campaigns: 'campaign',
}

/** A part of the schema as JSON Schema has it: only what is needed to find one's way. */
export type SchemaNode = {
  title?: string | undefined
  description?: string | undefined
  properties?: Record<string, SchemaNode> | undefined
  items?: SchemaNode | undefined
  anyOf?: SchemaNode[] | undefined
  [more: string]: unknown
}
const Node: z.ZodType<SchemaNode> = z.lazy(() =>
  z.looseObject({
    title: z.string().optional(),
    description: z.string().optional(),
    properties: z.record(z.string(), Node).optional(),
    items: Node.optional(),
    anyOf: z.array(Node).optional(),
  }),
)

/** The whole schema, with every default filled in. */
export const SETTINGS_SCHEMA: SchemaNode = z
  .object({ $defs: z.object({ Settings: Node }) })
  .parse(z.toJSONSchema(Settings, { io: 'output' })).$defs.Settings

/** `Members › ann@northwind.example › Owner` of `/members/rules/3/owner_id`, if that is who stands there in the document. */
export function settingName(pointer: string, settings: unknown): string {
  return nameOfPath(stepsOf(pointer), settings)
}

/** The same for a path whose steps may be keys of entries instead of places. */
export function nameOfPath(path: readonly string[], settings: unknown): string {
  const names: string[] = []
  let node: SchemaNode | undefined = SETTINGS_SCHEMA
  let value = settings
  let list = ''
  for (const step of path) {
    const inner: SchemaNode | undefined = node && variantWith(node, step)
    const entry = member(value, step)
    const key = ENTRY_KEYS[list]
    names.push(inner?.title ?? (key === undefined ? placeName(step) : textOf(member(entry, key) ?? step)))
    list = list === '' ? step : `${list}.${step}`
    node = inner
    value = entry
  }
  return dropEchoes(names).join(' › ') || 'Settings'
}

export function stepsOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
}

/** What a step leads to: a field, or an entry of a list. */
function variantWith(node: SchemaNode, step: string): SchemaNode | undefined {
  if (node.properties?.[step]) return node.properties[step]
  if (node.items) return node.items
  return node.anyOf?.map((variant) => variantWith(variant, step)).find((found) => found !== undefined)
}

function member(value: unknown, step: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, step)
    ? Reflect.get(value, step)
    : undefined
}

/** Places count from one for people. A property or an activity type is called what it is called. */
function placeName(step: string): string {
  return /^\d+$/.test(step) ? `No. ${Number(step) + 1}` : step
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** "Members › Members › ann@…" says it once. */
function dropEchoes(names: readonly string[]): string[] {
  return names.filter((name, index) => name !== names[index - 1])
}
