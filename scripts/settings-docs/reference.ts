// All settings as tables, made from the schema that checks them: a section each, a row for every field.
import { type SchemaNode, SETTINGS_SCHEMA } from '../../server/domain/settings/setting-names.ts'

export function settingsReference(): string {
  return Object.entries(SETTINGS_SCHEMA.properties ?? {})
    .map(([name, section]) => writeSection(name, section))
    .join('\n')
}

function writeSection(name: string, section: SchemaNode): string {
  const rows = rowsOf(name, section, [])
  const head = ['| setting | | values | default |', '| --- | --- | --- | --- |']
  return `## ${section.title}\n\n${section.description}\n\n${[...head, ...rows].join('\n')}\n`
}

/** A row for each field below; `titles` are those of the groups around it, without the section. */
function rowsOf(path: string, node: SchemaNode, titles: readonly string[]): string[] {
  const inner = withoutNull(node)
  if (inner.properties) {
    return Object.entries(inner.properties).flatMap(([name, field]) =>
      fieldRows(`${path}.${name}`, field, titles),
    )
  }
  return inner.items?.properties ? rowsOf(`${path}[]`, inner.items, titles) : []
}

function fieldRows(path: string, field: SchemaNode, titles: readonly string[]): string[] {
  const named = [...titles, field.title ?? '']
  const inner = withoutNull(field)
  const isGroup = inner.properties !== undefined && field.description === undefined
  const below = rowsOf(path, field, named)
  return isGroup ? below : [row(path, field, named), ...below]
}

function row(path: string, field: SchemaNode, titles: readonly string[]): string {
  const about = `**${titles.join(' › ')}.** ${field.description ?? ''}`
  const cells = [`\`${path}\``, about, valuesOf(field), defaultOf(field)]
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
}

function withoutNull(node: SchemaNode): SchemaNode {
  return node.anyOf?.find((one) => one.type !== 'null') ?? node
}

function valuesOf(node: SchemaNode): string {
  const inner = withoutNull(node)
  const orNull = node.anyOf?.some((one) => one.type === 'null') ? ', or null' : ''
  return `${describe(inner)}${orNull}`
}

function describe(node: SchemaNode): string {
  if (Array.isArray(node.enum)) return node.enum.map((one) => `\`${String(one)}\``).join(' ')
  switch (node.type) {
    case 'boolean':
      return '`true` `false`'
    case 'integer':
      return `${String(node.minimum)} to ${String(node.maximum)}`
    case 'number':
      return `a number from ${String(node.minimum)}`
    case 'array':
      return `list${typeof node.maxItems === 'number' ? ` of at most ${node.maxItems.toLocaleString('en-US')}` : ''}${itemsOf(node)}`
    case 'object':
      return node.properties ? 'group' : `values by name${valuesByName(node)}`
    default:
      return node.format === 'email' ? 'address' : node.format === 'date' ? 'day' : 'text'
  }
}

function itemsOf({ items }: SchemaNode): string {
  if (!items || items.properties) return ''
  if (Array.isArray(items.enum)) return `: ${describe(items)}`
  return items.type === 'array' ? ' of lists' : ''
}

function valuesByName({ additionalProperties }: SchemaNode): string {
  const isNode = typeof additionalProperties === 'object' && additionalProperties !== null
  const choices: unknown = isNode ? Reflect.get(additionalProperties, 'enum') : undefined
  return Array.isArray(choices) ? `: ${choices.map((one) => `\`${String(one)}\``).join(' ')}` : ''
}

function defaultOf(node: SchemaNode): string {
  return node.default === undefined ? '' : `\`${JSON.stringify(node.default)}\``
}
