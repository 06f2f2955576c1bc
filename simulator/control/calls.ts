// Keeps what was asked of the simulated HubSpot, so that a test can count calls and a benchmark can show them.
export type Policy = 'core' | 'search' | 'associations' | 'oauth' | 'none'

export type Call = {
  at: number
  portalId: string | null
  method: string
  path: string
  // 0 when the connection was cut before an answer.
  status: number
  policy: Policy
  // 1 when the answer was a 429, so that a sum over calls counts them.
  count429: 0 | 1
}

export type Calls = Call[]
