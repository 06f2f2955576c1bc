// What members decided themselves: whether they connected, as whom, and whether they took their consent back.

/** How somebody came to connect a member: their HubSpot address is the member's, an admin mapped it to them, or they had the invitation. */
export type ConnectedBy = 'same_address' | 'mapping' | 'invitation'

export type OwnWord = {
  isConnected: boolean
  /** The address in HubSpot of whoever connected them. */
  connectedEmail: string | null
  /** Their own consent, taken back: nothing of theirs is logged. */
  isPaused: boolean
}

/** By the member's address. Who is not in it has decided nothing. */
export type OwnWords = ReadonlyMap<string, OwnWord>
