// What waited to know somebody in HubSpot, or their role, and may go on once the owners were read again. Pure.
import type { ReasonOf } from './reason.ts'
import type { Owner } from './record.ts'

type Read = { owners: readonly Pick<Owner, 'email' | 'isArchived'>[]; hidesRoles: boolean }

/** Somebody is in HubSpot who was not, or it tells of roles again. */
export function waitedForOwners(before: Read, now: Read): ReasonOf<'held'>[] {
  const known = new Set(before.owners.filter(({ isArchived }) => !isArchived).map(({ email }) => email))
  const hasNew = now.owners.some(({ email, isArchived }) => !isArchived && !known.has(email))
  return [
    ...(hasNew ? ['member_unmapped' as const] : []),
    ...(before.hidesRoles && !now.hidesRoles ? ['scope_missing' as const] : []),
  ]
}
