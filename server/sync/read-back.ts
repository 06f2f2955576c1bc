// After a lost answer: asks HubSpot whether the engagement is there, as surely as the account's tier allows.
import { createHash } from 'node:crypto'
import { ENGAGEMENT_KEY_PROPERTY, type EngagementTier, type EngagementType } from '../domain/engagement.ts'
import { readAssociations } from '../hubspot/associations.ts'
import type { HubSpotClient } from '../hubspot/client.ts'
import { type ObjectRow, readObjects } from '../hubspot/objects.ts'

export type InDoubt = {
  key: string
  contactIds: string[]
  /** What the lost call said. */
  contentsHash: string
}

/** 'absent': certainly not written. 'unclear': something like it is there, but it cannot be told whether it is ours. */
export type ReadBack = { kind: 'found'; id: string } | { kind: 'absent' } | { kind: 'unclear' }

/** What makes an engagement recognisable where no key can be kept on it. */
const CONTENT_PROPERTIES: Record<EngagementType, string[]> = {
  emails: ['hs_timestamp', 'hs_email_subject', 'hs_email_direction'],
  notes: ['hs_timestamp', 'hs_note_body'],
  calls: ['hs_timestamp', 'hs_call_title', 'hs_call_direction', 'hs_call_to_number'],
  communications: ['hs_timestamp', 'hs_communication_channel_type', 'hs_communication_body'],
  meetings: ['hs_timestamp', 'hs_meeting_title'],
  tasks: ['hs_timestamp', 'hs_task_subject', 'hs_task_type'],
}

export type ReadBackDeps = {
  hubspot: HubSpotClient
  /** Which of these engagements are known to be other ones of ours. */
  findOurs(ids: readonly string[]): Promise<Set<string>>
}

export async function readBack(
  { hubspot, findOurs }: ReadBackDeps,
  portalId: string,
  type: EngagementType,
  tier: EngagementTier,
  doubts: readonly InDoubt[],
): Promise<Map<string, ReadBack>> {
  if (doubts.length === 0) return new Map()
  if (tier === 'unique') return byUniqueKey(hubspot, portalId, type, doubts)
  // Search lags, so absence there proves nothing; associations do not.
  const contactIds = doubts.flatMap((doubt) => doubt.contactIds)
  const links = await readAssociations(hubspot, portalId, 'contacts', type, contactIds)
  const properties = tier === 'plain' ? [ENGAGEMENT_KEY_PROPERTY] : CONTENT_PROPERTIES[type]
  const ids = [...links.values()].flat().map(({ id }) => id)
  const rows = new Map(
    (await readObjects(hubspot, portalId, { type, ids, properties })).map((row) => [row.id, row]),
  )
  const nearOf = ({ contactIds }: InDoubt) => {
    const near = new Set(contactIds.flatMap((id) => links.get(id) ?? []).map(({ id }) => id))
    return [...near].flatMap((id) => rows.get(id) ?? [])
  }
  if (tier === 'plain') {
    const find = (doubt: InDoubt) => nearOf(doubt).find((row) => keyOf(row) === doubt.key)
    return new Map(doubts.map((doubt) => [doubt.key, asAnswer(find(doubt)?.id)]))
  }
  const ours = await findOurs(ids)
  return byContents(
    doubts.map((doubt) => {
      const alike = nearOf(doubt).filter((row) => contentsHash(type, row.properties) === doubt.contentsHash)
      const open = alike.filter(({ id }) => !ours.has(id))
      return { key: doubt.key, alike: open.map(({ id }) => id).toSorted() }
    }),
  )
}

/** Engagements that look the same are told apart by their number alone: when as many are found as are in doubt, each is one of them. */
function byContents(doubts: readonly { key: string; alike: string[] }[]): Map<string, ReadBack> {
  return new Map(
    doubts.map(({ key, alike }): [string, ReadBack] => {
      if (alike.length === 0) return [key, { kind: 'absent' }]
      const rivals = doubts.filter((other) => other.alike.some((id) => alike.includes(id)))
      const isEven = rivals.length === alike.length && rivals.every((one) => `${one.alike}` === `${alike}`)
      const place = rivals.findIndex((one) => one.key === key)
      return [key, isEven ? asAnswer(alike[place]) : { kind: 'unclear' }]
    }),
  )
}

function asAnswer(id: string | undefined): ReadBack {
  return id === undefined ? { kind: 'absent' } : { kind: 'found', id }
}

async function byUniqueKey(
  hubspot: HubSpotClient,
  portalId: string,
  type: EngagementType,
  doubts: readonly InDoubt[],
): Promise<Map<string, ReadBack>> {
  const rows = await readObjects(hubspot, portalId, {
    type,
    ids: doubts.map(({ key }) => key),
    properties: [ENGAGEMENT_KEY_PROPERTY],
    idProperty: ENGAGEMENT_KEY_PROPERTY,
  })
  const ids = new Map(rows.map((row) => [keyOf(row), row.id]))
  return new Map(doubts.map(({ key }) => [key, asAnswer(ids.get(key))]))
}

function keyOf({ properties }: ObjectRow): string | undefined {
  return properties[ENGAGEMENT_KEY_PROPERTY]
}

/** What an engagement says, in a form that compares: equal for the one we sent and the one HubSpot answers with. */
export function contentsHash(type: EngagementType, properties: Record<string, string>): string {
  const values = CONTENT_PROPERTIES[type].map((name) => {
    const value = properties[name] ?? ''
    // HubSpot may answer a time in another spelling of the same moment, and HTML in another spelling of the same page.
    if (name === 'hs_timestamp') return isoOf(value)
    return name === 'hs_note_body'
      ? value
          .replace(/\s*\/>/g, '>')
          .replace(/(\s|&nbsp;)+/g, ' ')
          .trim()
      : value
  })
  return createHash('sha256').update(JSON.stringify(values)).digest('base64url')
}

function isoOf(time: string): string {
  const date = new Date(/^\d+$/.test(time) ? Number(time) : time)
  return Number.isNaN(date.getTime()) ? time : date.toISOString()
}
