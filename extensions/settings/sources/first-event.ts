// The line that sends a first event: to be pasted into a terminal as it stands.

type Line = {
  url: string
  secret: string
  /** Somebody of the team. */
  member: string
  at: Date
}

export function firstEventLine({ url, secret, member, at }: Line): string {
  const event = {
    id: `first-${at.getTime()}`,
    type: 'email.sent',
    occurred_at: at.toISOString(),
    member: { email: member },
    counterparts: [{ email: 'jane@customer.example', first_name: 'Jane' }],
    message: { subject: 'A first event', text: 'Sent by hand, to see it arrive.' },
  }
  const headers = [`Authorization: Bearer ${secret}`, 'Content-Type: application/json']
  // An address may have the shell's own quotation mark in it.
  const body = JSON.stringify(event).replaceAll("'", `'\\''`)
  return `curl ${url} ${headers.map((header) => `-H "${header}"`).join(' ')} -d '${body}'`
}
