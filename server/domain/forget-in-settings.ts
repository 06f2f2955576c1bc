// A settings document without a person. What names them in a list or a rule goes as a whole: half an address would be another entry. Pure.
import { scrubPeople } from './forget-person.ts'

export function forgetInSettings(value: unknown, emails: ReadonlySet<string>): unknown {
  const isNamed = (part: unknown) => JSON.stringify(scrubPeople(part, emails, [])) !== JSON.stringify(part)
  const isTheirs = (part: unknown) => {
    const isRule = typeof part === 'object' && part !== null && 'email' in part
    return isNamed(isRule ? part.email : typeof part === 'string' ? part : null)
  }
  if (Array.isArray(value)) {
    return value.filter((part) => !isTheirs(part)).map((part) => forgetInSettings(part, emails))
  }
  if (typeof value !== 'object' || value === null) return scrubPeople(value, emails, [])
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, forgetInSettings(part, emails)]),
  )
}
