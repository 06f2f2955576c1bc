// The kinds of values that settings are made of.
import { z } from 'zod'

/** HubSpot's ids are decimal numbers, kept as text. */
export const HubSpotId = z.string().regex(/^\d{1,20}$/, 'must be a HubSpot id: digits only')
/** Of a pipeline or a stage: HubSpot's own have words, older accounts UUIDs, the others numbers. */
export const PipelineId = z
  .string()
  .regex(/^[\w-]{1,100}$/, 'must be the id of a pipeline or stage, not its name')
export const EmailAddress = z.email().max(254).toLowerCase()
export const Domain = z
  .string()
  .max(253)
  .toLowerCase()
  .regex(/^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9-]{2,}$/, 'must be a domain such as example.com')
/** HubSpot's internal name of a property. */
export const PropertyName = z.string().regex(/^[a-z0-9_]{1,100}$/i, 'must be the internal name of a property')

/** One line that can be stored and shown: no control characters, no half of one. */
export const OneLine = z
  .string()
  .refine((text) => text.isWellFormed() && !/\p{Cc}/u.test(text), 'must be one line of plain text')

const PropertyValue = z
  .string()
  .max(65_536)
  .refine((text) => text.isWellFormed() && !/\p{Cc}/u.test(text.replaceAll(/[\n\r\t]/g, '')), {
    error: 'must be plain text',
  })

/** Values by property name. */
export const PropertyValues = z.record(PropertyName, PropertyValue)

/** A text in which `{name}` stands for something. Another name would go into HubSpot as it stands. */
export function format(placeholders: readonly string[]) {
  return OneLine.trim()
    .min(1)
    .max(200)
    .superRefine((text, context) => {
      const used = [...text.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name)
      const unknown = used.find((name) => !placeholders.includes(name))
      if (unknown === undefined) return
      const known = placeholders.map((name) => `{${name}}`).join(', ')
      context.addIssue({
        code: 'custom',
        message: `has the unknown placeholder {${unknown}}; known are ${known}`,
      })
    })
}

/** Refuses a list in which two entries have the same key: which of them counts would be a guess. */
export function oncePer<K extends string>(key: K) {
  return (entries: readonly Readonly<Record<K, string>>[], context: z.RefinementCtx): void => {
    const seen = new Set<string>()
    entries.forEach((entry, index) => {
      if (seen.has(entry[key])) {
        context.addIssue({ code: 'custom', path: [index, key], message: 'is there twice' })
      }
      seen.add(entry[key])
    })
  }
}
