// Whom members have turned to, as the books say: what the rule of known contacts asks about people who are none yet.
import type { Db } from './database.ts'

/** Of what is switched off, whom a member turned to is kept as a fingerprint alone: made with this, so that it meets no other. */
export function turnedToContext(portalId: string): string {
  return `${portalId}/turned-to`
}

/**
 * Of these addresses, or fingerprints, those to whom a member has written since then, or whom a member has called or invited; without `since`, ever. The same as
 * domain/gates/known-contacts.ts says of one event.
 */
export async function findReachedOut(
  db: Db,
  portalId: string,
  emails: readonly string[],
  since: Date | null,
): Promise<Set<string>> {
  if (emails.length === 0) return new Set()
  const { rows } = await db.raw(
    `select email from unnest(cast(:emails as text[])) as asked(email)
     where exists (
       select from events left join event_contents as contents using (portal_id, event_id)
       where portal_id = :portalId and counterparts @> array[asked.email] and mode <> 'test'
         and (cast(:since as timestamptz) is null or occurred_at >= :since)
         and (
           type in ('email.sent', 'linkedin.message_sent', 'linkedin.invitation_sent', 'sms.sent', 'whatsapp.sent')
           or type = 'email.replied'
             and coalesce(body ->> 'replied_by' = 'member', body #>> '{message,from,email}' = member_email)
           or type = 'call.completed' and body is not null and body #>> '{call,direction}' is distinct from 'inbound'
         )
     )`,
    { portalId, emails: [...emails], since },
  )
  const found: { email: string }[] = rows
  return new Set(found.map(({ email }) => email))
}
