// What was left out of an accepted message, said to its sender.
import type { MailParts } from './parse-parts.ts'
import { MAX_PEOPLE } from './to-mail-event.ts'

export type MailWarning = {
  pointer: string
  code: 'address_left_out' | 'recipients_cut' | 'date_from_received'
  message: string
}

export function warningsOf({ headers }: MailParts): MailWarning[] {
  const warnings: MailWarning[] = []
  for (const [header, { usable, unusable }] of [
    ['From', headers.from],
    ['To', headers.to],
    ['Cc', headers.cc],
  ] as const) {
    const pointer = `/headers/${header}`
    if (unusable.length > 0) {
      const message = `${header} names ${unusable.slice(0, 3).join(', ')}, which is no address that can be used; it was left out.`
      warnings.push({ pointer, code: 'address_left_out', message })
    }
    if (usable.length > MAX_PEOPLE) {
      const message = `${header} names ${usable.length} people; the first ${MAX_PEOPLE} were kept.`
      warnings.push({ pointer, code: 'recipients_cut', message })
    }
  }
  if (headers.date === null) {
    const message = 'The Date header is missing or broken; the date of the last Received header was taken.'
    warnings.push({ pointer: '/headers/Date', code: 'date_from_received', message })
  }
  return warnings
}
