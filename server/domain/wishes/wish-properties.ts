// The properties of a contact in which HubSpot shows what a lead wants now. docs/field-mapping.md is the published form.
import { INTERESTS } from '../drawing/subject.ts'

/** What a lead can want, as far as Logbook keeps it: to be talked to or not, and no more mail. */
export const WISH_KINDS = ['interest', 'unsubscribed'] as const
export type WishKind = (typeof WISH_KINDS)[number]

/** Their own group, so that people find them together. */
export const WISH_GROUP = { name: 'logbook', label: 'Logbook' } as const

/** The property that says whether a wish is there at all; the others only say more about it. */
export const WISH_HEADS = {
  interest: 'logbook_interest',
  unsubscribed: 'logbook_unsubscribed_since',
} as const satisfies Record<WishKind, string>

export const UNSUBSCRIBED_BY = { lead: 'They unsubscribed themselves', list: 'Put on a list' } as const

const DATETIME = { type: 'datetime', fieldType: 'date' } as const
const CHOICE = { type: 'enumeration', fieldType: 'select' } as const
const TEXT = { type: 'string', fieldType: 'text' } as const
const KEPT = 'Kept up to date by Logbook; what you set here yourself stays until something newer happens.'

export type WishProperty = {
  name: string
  label: string
  description: string
  type: 'datetime' | 'enumeration' | 'string'
  fieldType: 'date' | 'select' | 'text'
  options?: Readonly<Record<string, string>>
}

export const WISH_PROPERTIES: readonly WishProperty[] = [
  {
    name: WISH_HEADS.interest,
    label: 'Lead interest',
    description: `What the lead said last to your sending tools. ${KEPT}`,
    ...CHOICE,
    options: INTERESTS,
  },
  {
    name: 'logbook_interest_since',
    label: 'Lead interest since',
    description: 'When the lead said so.',
    ...DATETIME,
  },
  {
    name: WISH_HEADS.unsubscribed,
    label: 'Unsubscribed since',
    description: `When the lead unsubscribed from mail of your sending tools, the last time. HubSpot's own subscriptions are not changed by it. ${KEPT}`,
    ...DATETIME,
  },
  {
    name: 'logbook_unsubscribed_by',
    label: 'Unsubscribed how',
    description: 'Whether they did it themselves, or somebody put them on a list.',
    ...CHOICE,
    options: UNSUBSCRIBED_BY,
  },
  {
    name: 'logbook_unsubscribed_from',
    label: 'Unsubscribed from',
    description: 'The list they are on, or the campaign they unsubscribed from.',
    ...TEXT,
  },
]
