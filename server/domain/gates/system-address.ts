// Addresses that machines write from: nobody sells to them.

/** Local parts that stand for no person, whatever the domain; `+tag` and digits after them do not make one of them. */
export const SYSTEM_NAMES: ReadonlySet<string> = new Set([
  'alert',
  'alerts',
  'bounce',
  'bounces',
  'do-not-reply',
  'donotreply',
  'info',
  'mailer-daemon',
  'newsletter',
  'newsletters',
  'no-reply',
  'noreply',
  'notification',
  'notifications',
  'notify',
  'postmaster',
  'support',
  'system',
])

export function isSystemAddress(email: string): boolean {
  return SYSTEM_NAMES.has(systemNameOf(email))
}

/** The part before the @ as it compares. */
export function systemNameOf(email: string): string {
  const name = email.slice(0, email.lastIndexOf('@')).split('+')[0] ?? ''
  return name.replaceAll(/[._]/g, '-').replace(/\d+$/, '')
}
