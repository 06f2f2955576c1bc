// What the questions create, each recognisable as Logbook's verification.
import type { EngagementType } from '../../server/domain/engagement.ts'
import { COMPANY, CONTACT } from '../../server/domain/record.ts'
import { type AssociationType, inChunks } from '../../server/hubspot/objects.ts'
import { paths } from '../../server/hubspot/paths.ts'
import type { Account } from './account.ts'
import type { Heard } from './heard.ts'
import { Unasked } from './question.ts'

export type Link = { to: { id: string }; types: AssociationType[] }
export type Sample = { properties: Record<string, string>; associations: Link[]; objectWriteTraceId: string }

const counts = new WeakMap<Account, number>()

/** A number that this run has not used yet. */
export function next(account: Account): number {
  const number = (counts.get(account) ?? 0) + 1
  counts.set(account, number)
  return number
}

export function title(account: Account, about: string): string {
  return `Logbook verification ${account.run}: ${about}`
}

export function sample(
  account: Account,
  properties: Record<string, string>,
  associations: Link[] = [],
): Sample {
  return { properties, associations, objectWriteTraceId: `trace-${account.run}-${next(account)}` }
}

export function aNote(account: Account, more: Record<string, string> = {}, links: Link[] = []): Sample {
  const body = { hs_note_body: title(account, `note ${next(account)}`) }
  return sample(account, { hs_timestamp: timeOf(account), ...body, ...more }, links)
}

/** A note that HubSpot must refuse: it has no time. */
export function badNote(account: Account): Sample {
  return sample(account, { hs_note_body: title(account, 'without a time') })
}

export function anEmail(account: Account, more: Record<string, string> = {}, links: Link[] = []): Sample {
  const properties = {
    hs_timestamp: timeOf(account),
    hs_email_direction: 'EMAIL',
    hs_email_subject: title(account, `mail ${next(account)}`),
  }
  return sample(account, { ...properties, ...more }, links)
}

/** An engagement of any type, with what HubSpot needs of it. */
export function anEngagement(
  account: Account,
  type: EngagementType,
  more: Record<string, string> = {},
  links: Link[] = [],
): Sample {
  if (type === 'emails') return anEmail(account, more, links)
  if (type === 'notes') return aNote(account, more, links)
  const name = title(account, `${type} ${next(account)}`)
  const own = {
    calls: { hs_call_title: name },
    communications: {
      hs_communication_channel_type: 'SMS',
      hs_communication_logged_from: 'CRM',
      hs_communication_body: name,
    },
    meetings: { hs_meeting_title: name },
    tasks: { hs_task_subject: name },
  }
  return sample(account, { hs_timestamp: timeOf(account), ...own[type], ...more }, links)
}

export function address(account: Account): string {
  return `person-${next(account)}@${account.domain}`
}

export function create(account: Account, type: string, inputs: readonly Sample[]): Promise<Heard> {
  return account.ask('POST', paths.objects(type, '/batch/create'), { inputs })
}

/** Creates what a question needs, and answers the ids. */
export async function prepare(account: Account, type: string, inputs: readonly Sample[]): Promise<string[]> {
  const ids: string[] = []
  for (const chunk of inChunks(inputs, 100)) {
    const heard = await account.need('POST', paths.objects(type, '/batch/create'), { inputs: chunk })
    ids.push(...heard.rows.map(({ id }) => String(id)))
  }
  return ids
}

export async function prepareOne(account: Account, type: string, input: Sample): Promise<string> {
  const [id] = await prepare(account, type, [input])
  if (id === undefined) throw new Unasked(`Creating one of ${type} was answered without a result.`)
  return id
}

export function aContact(account: Account, email = address(account), links: Link[] = []): Sample {
  return sample(account, { email, firstname: 'Logbook verification', lastname: account.run }, links)
}

export function prepareContact(account: Account, links: Link[] = []): Promise<string> {
  return prepareOne(account, CONTACT, aContact(account, address(account), links))
}

export function prepareCompany(account: Account): Promise<string> {
  const domain = `company-${next(account)}.${account.domain}`
  return prepareOne(account, COMPANY, sample(account, { name: title(account, 'company'), domain }))
}

export function read(account: Account, type: string, ids: readonly string[], properties: readonly string[]) {
  const inputs = ids.map((id) => ({ id }))
  return account.need('POST', paths.objects(type, '/batch/read'), { inputs, properties })
}

export function timeOf(account: Account): string {
  return new Date(account.now()).toISOString()
}
