// One text for one content, whatever the order in which its fields were sent: by its hash a repeat is told from a conflict.

/** The value as JSON with the fields of every object in the order of their names. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(inOrder(value))
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder)
  if (!isObject(value)) return value
  const ordered: Record<string, unknown> = {}
  for (const key of Object.keys(value).sort()) {
    const part = inOrder(value[key])
    // Assigned, this one would name no field but the object's prototype.
    if (key === '__proto__') Object.defineProperty(ordered, key, { value: part, enumerable: true })
    else ordered[key] = part
  }
  return ordered
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
