// What names a deal of a campaign in HubSpot.

/** The property that carries it. */
export const DEAL_KEY_PROPERTY = 'logbook_deal_key'
