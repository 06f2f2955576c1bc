// HubSpot says that a contact carries an address, a profile or a number now: whether something waits for just that person.
// The value itself is not kept.
import { linkedinProfile } from '../domain/people/linkedin-url.ts'
import { kindOfKey, type PersonKey } from '../domain/people/person-key.ts'
import { toE164 } from '../domain/people/phone-number.ts'
import type { News } from '../domain/webhook-item.ts'
import type { Db } from '../store/database.ts'
import { findWaitingFor } from '../store/waiting-people.ts'

/** The news that are to be worked off for it. */
export async function findArrived(db: Db, portalId: string, news: readonly News[]): Promise<News[]> {
  const carried = news.map((one) => ({ one, keys: keysIn(one) })).filter(({ keys }) => keys.length > 0)
  const keys = [...new Set(carried.flatMap((each) => each.keys))]
  const waiting = await findWaitingFor(db, portalId, keys)
  return carried.flatMap(({ one, keys }): News[] => {
    const like = [...new Set(keys.flatMap((key) => waiting.get(key) ?? []))]
    const isSearched = keys.some((key) => kindOfKey(key) !== 'email')
    return like.length === 0 ? [] : [{ ...one, work: { kind: 'arrived', like, isSearched } }]
  })
}

function keysIn({ property }: News): PersonKey[] {
  const value = property?.value.trim() ?? ''
  if (value === '') return []
  switch (property?.name) {
    case 'email':
    case 'hs_additional_emails': {
      const emails = value.toLowerCase().split(';')
      return emails.map((email) => email.trim()).filter((email) => kindOfKey(email) === 'email')
    }
    case 'phone':
    case 'mobilephone':
      return [toE164(value)].filter((key) => key !== null)
    case 'hs_linkedin_url':
      return [linkedinProfile(value)].filter((key) => key !== null)
    default:
      return []
  }
}
