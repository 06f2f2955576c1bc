// The people who act in the sending tools: whose activity is whose, and which records theirs may reach.
import { z } from 'zod'
import { EmailAddress, HubSpotId, oncePer } from './words.ts'

export const Reach = z.enum(['own', 'team', 'all', 'none'])
export type Reach = z.output<typeof Reach>

/** Whether a record that nobody owns is out of it. HubSpot's own permissions are the same: "Unassigned" is a box of its own there. */
export function isLimited(reach: Reach): boolean {
  return reach === 'own' || reach === 'team'
}

/** Judged by the record's owner and the owner's teams. */
export const Touch = z.strictObject({
  contacts: Reach.default('all').meta({ title: 'Contacts', description: 'Which contacts.' }),
  companies: Reach.default('all').meta({ title: 'Companies', description: 'Which companies.' }),
  deals: Reach.default('all').meta({ title: 'Deals', description: 'Which deals.' }),
  tickets: Reach.default('all').meta({ title: 'Tickets', description: 'Which tickets.' }),
})
export type Touch = z.output<typeof Touch>

const MemberRule = z.strictObject({
  email: EmailAddress.meta({
    title: 'Address',
    description: 'The address of the member in the sending tool.',
  }),
  owner_id: HubSpotId.optional().meta({
    title: 'Owner',
    description:
      "HubSpot's id of the owner whose activity it is. Without it: the owner with the same address. Several members may share one owner.",
  }),
  syncs: z.boolean().default(true).meta({
    title: 'Syncs',
    description: "The member's own consent: false logs nothing of theirs.",
  }),
  touch: Touch.optional().meta({
    title: 'Reach',
    description: 'Which records their activity may be logged on, where it differs from the account.',
  }),
})

export type MemberRule = z.output<typeof MemberRule>

export const Members = z.strictObject({
  rules: z
    .array(MemberRule)
    .max(10_000)
    .superRefine(oncePer('email'))
    .default([])
    .meta({ title: 'Members', description: 'What is special about single members.' }),
  touch: Touch.prefault({}).meta({
    title: 'Reach',
    description:
      'Which records activity may be logged on: `own`, their `team`’s, `all` or `none`. What nobody owns is reached by `all` only. For members without a rule of their own.',
  }),
  new_record_owners: z.enum(['member', 'round_robin', 'nobody']).default('nobody').meta({
    title: 'Owner of new records',
    description:
      'Who owns contacts and companies that Logbook creates. `member`: the owner of the member whose activity creates them. `round_robin`: the owners below, in turn. `nobody`: nobody, or whom the default values name; where a member reaches only `own` or `team`, the member’s owner.',
  }),
  round_robin: z.array(HubSpotId).max(1_000).default([]).meta({
    title: 'Round robin',
    description:
      "HubSpot's ids of the owners who get new contacts in turn: whoever has waited longest is next, and who never had one comes first, in this order; who was deactivated is skipped. A new company goes to the owner of its first contact.",
  }),
})
