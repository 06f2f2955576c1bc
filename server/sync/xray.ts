// What would become of a mail of a member's, before any is sent: by the same plan as a drain's, on the people of a record or one address.
import type { ActivityEvent } from '../domain/activity-event.ts'
import { COMPANY, CONTACT, DEAL, type RecordTypeId, TICKET } from '../domain/record.ts'
import type { Settings } from '../domain/settings/settings.ts'
import { readAssociations } from '../hubspot/associations.ts'
import type { HubSpotClient } from '../hubspot/client.ts'
import { readContacts } from '../hubspot/records.ts'
import type { Account } from '../store/accounts.ts'
import { dryRun, type Forecast } from './dry-run.ts'
import type { GatherDeps } from './gather.ts'

export type XrayRecord = { type: RecordTypeId; id: string }
export type XrayAbout = { person: string } | { record: XrayRecord }
export type XrayQuestion = { member: string; about: XrayAbout; settings: Settings }

export type XrayCase = {
  person: { email: string; name: string | null }
  forecast: Forecast
  /** While it waits for the member: what becomes of it once they have connected. */
  onceConnected: Forecast | null
}

/** Of a company or a deal with very many people, so many are looked at. */
const MOST_PEOPLE = 5
/** No source's: nothing of this is kept. */
const NO_SOURCE = '00000000-0000-0000-0000-000000000000'
const NAMES: Record<RecordTypeId, string> = {
  [CONTACT]: 'contacts',
  [COMPANY]: 'companies',
  [DEAL]: 'deals',
  [TICKET]: 'tickets',
}

/** Throws SyncError when HubSpot cannot be asked. A record without people who have an address answers nothing. */
export async function xray(
  deps: GatherDeps,
  account: Account,
  { member, about, settings }: XrayQuestion,
): Promise<XrayCase[]> {
  const { portalId } = account
  const people =
    'person' in about
      ? [{ email: about.person, name: null }]
      : await peopleOf(deps.hubspot, portalId, about.record)
  if (people.length === 0) return []
  const at = deps.now().toISOString()
  const mails = people.map(({ email }, index) => aMail(member, email, { index, at }))
  const sender = { portalId, sourceId: NO_SOURCE }
  const forecasts = await dryRun(deps, sender, mails, settings)
  const isWaiting = forecasts.some(({ event }) => event.outcome.reason === 'member_not_connected')
  const unasked = { ...settings, general: { ...settings.general, members_must_connect: false } }
  const after = isWaiting ? await dryRun(deps, sender, mails, unasked) : []
  return people.flatMap((person, index) => {
    const forecast = forecasts[index]
    return forecast ? [{ person, forecast, onceConnected: after[index] ?? null }] : []
  })
}

function aMail(member: string, email: string, { index, at }: { index: number; at: string }): ActivityEvent {
  return {
    id: `x-ray-${index}`,
    type: 'email.sent',
    occurred_at: at,
    mode: 'dry_run',
    member: { email: member },
    counterparts: [{ email }],
    message: { subject: 'X-ray' },
  }
}

async function peopleOf(
  hubspot: HubSpotClient,
  portalId: string,
  { type, id }: XrayRecord,
): Promise<XrayCase['person'][]> {
  const ids = type === CONTACT ? [id] : await contactsOn(hubspot, portalId, { type, id })
  const contacts = await readContacts(hubspot, portalId, ids.slice(0, MOST_PEOPLE))
  return contacts.flatMap(({ name, emails: [email] }) => (email === undefined ? [] : [{ email, name }]))
}

async function contactsOn(
  hubspot: HubSpotClient,
  portalId: string,
  { type, id }: XrayRecord,
): Promise<string[]> {
  const linked = await readAssociations(hubspot, portalId, NAMES[type], 'contacts', [id])
  return (linked.get(id) ?? []).map((link) => link.id)
}
