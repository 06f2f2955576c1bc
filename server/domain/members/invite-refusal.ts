// Why somebody is not mailed an invitation.

export const INVITE_REFUSALS = [
  'connected',
  'left',
  'off',
  'excluded',
  'system_address',
  'foreign_domain',
  'too_soon',
  'too_often',
  'too_many',
  'unknown_member',
] as const
export type InviteRefusal = (typeof INVITE_REFUSALS)[number]
