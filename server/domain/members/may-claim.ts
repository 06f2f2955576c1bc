// Who may connect a member: HubSpot's word for who asks, and one of three proofs that the member is them. Pure.
import type { ConnectedBy } from './own-word.ts'

export type Claimant = {
  userId: string
  /** Their address in HubSpot, which HubSpot itself has verified. */
  email: string
}

export type ClaimFacts = {
  /** The address of the owner to whom an admin mapped the member; null where nobody did, or the owner is archived. */
  mappedTo: string | null
  /** Whoever asks brought the member's personal invitation. */
  hasInvitation: boolean
  /** As whom the member is connected already. */
  connectedUserId: string | null
}

/** taken: somebody else connected the member. not_yours: no proof. */
export type ClaimRefusal = 'taken' | 'not_yours'

/**
 * An address that is the same is the strongest proof: nobody else can keep it from its owner. An admin's mapping and the invitation count
 * only as long as nobody else connected the member; an admin takes a wrong connection back.
 */
export function rightTo(
  memberEmail: string,
  { userId, email }: Claimant,
  { mappedTo, hasInvitation, connectedUserId }: ClaimFacts,
): ConnectedBy | ClaimRefusal {
  if (email === memberEmail) return 'same_address'
  if (!hasInvitation && mappedTo !== email && connectedUserId !== userId) return 'not_yours'
  if (connectedUserId !== null && connectedUserId !== userId) return 'taken'
  return hasInvitation ? 'invitation' : 'mapping'
}
