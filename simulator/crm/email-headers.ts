// Derives the read-only people of an email from the JSON in hs_email_headers.
import { z } from 'zod'
import type { PropertyValues } from '../state.ts'

const personSchema = z.object({
  email: z.string().nullish(),
  firstName: z.string().nullish(),
  lastName: z.string().nullish(),
})
type Person = z.infer<typeof personSchema>

const headersSchema = z.object({
  from: personSchema.nullish(),
  sender: personSchema.nullish(),
  to: z.array(personSchema).nullish(),
  cc: z.array(personSchema).nullish(),
  bcc: z.array(personSchema).nullish(),
})
type EmailHeaders = z.infer<typeof headersSchema>

export function readEmailHeaders(text: string): EmailHeaders | null {
  try {
    return headersSchema.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}

export function derivePeople(text: string): PropertyValues {
  const headers = readEmailHeaders(text)
  if (!headers) return {}
  const parts: [string, Person[]][] = [
    ['from', headers.from ? [headers.from] : []],
    ['sender', headers.sender ? [headers.sender] : []],
    ['to', headers.to ?? []],
    ['cc', headers.cc ?? []],
    ['bcc', headers.bcc ?? []],
  ]
  const derived: PropertyValues = {}
  for (const [part, people] of parts) {
    derived[`hs_email_${part}_email`] = joined(people.map((person) => person.email))
    derived[`hs_email_${part}_firstname`] = joined(people.map((person) => person.firstName))
    derived[`hs_email_${part}_lastname`] = joined(people.map((person) => person.lastName))
  }
  return derived
}

function joined(values: (string | null | undefined)[]): string {
  return values.filter((value) => value).join(';')
}
