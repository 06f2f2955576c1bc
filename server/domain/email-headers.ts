// Who wrote to whom, as HubSpot wants it: a JSON string from which it derives hs_email_from_* and hs_email_to_*.
import type { MailEvent } from './activity-event.ts'
import { direction, openCounterparts, splitName } from './counterparts.ts'
import { LONGEST_PROPERTY } from './engagement.ts'

type HeaderPerson = { email: string; firstName?: string | undefined; lastName?: string | undefined }
type Headers = { from: HeaderPerson | undefined; to: HeaderPerson[]; cc: HeaderPerson[]; bcc: [] }

/** Blind copies stay out. Of very many recipients as many are named as HubSpot stores. */
export function emailHeaders(event: MailEvent): string {
  let headers = headersOf(event)
  let json = JSON.stringify(headers)
  while (json.length > LONGEST_PROPERTY) {
    const { to, cc } = headers
    headers = { ...headers, to: firstHalf(to), cc: firstHalf(cc) }
    json = JSON.stringify(headers)
  }
  return json
}

function headersOf(event: MailEvent): Headers {
  const { from, to, cc } = event.message
  const counterparts = openCounterparts(event)?.map(({ email, first_name, last_name }) => ({
    email,
    firstName: first_name,
    lastName: last_name,
  }))
  const member = event.member && named(event.member)
  const isIncoming = direction(event) === 'incoming'
  const [author] = isIncoming ? (counterparts ?? []) : [member]
  const recipients = isIncoming ? member && [member] : counterparts
  return {
    from: from ? named(from) : author,
    to: to?.map(named) ?? recipients ?? [],
    cc: cc?.map(named) ?? [],
    bcc: [],
  }
}

function named({ email, name }: { email: string; name?: string | undefined }): HeaderPerson {
  const { first_name, last_name } = splitName(name)
  return { email, firstName: first_name, lastName: last_name }
}

function firstHalf<T>(list: readonly T[]): T[] {
  return list.slice(0, Math.floor(list.length / 2))
}
