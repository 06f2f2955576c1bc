// A user of an account, of whom only what matters is given.
import type { Owner } from '../account.ts'

export function newOwner(id: string, given: Partial<Owner> & { email: string }, now: Date): Owner {
  const userId = Number(id) + 1
  return {
    id,
    userId: given.archived ? null : userId,
    userIdIncludingInactive: userId,
    firstName: '',
    lastName: '',
    type: 'PERSON',
    archived: false,
    teams: [],
    createdAt: now.toISOString(),
    updatedAt: now.toISOString(),
    ...given,
  }
}
