// The X-ray of a member as people read it: what would be logged where, under whose name, what is left out and why.
import { z } from 'zod'
import { REASONS } from '../../domain/reason.ts'
import { COMPANY, CONTACT, DEAL } from '../../domain/record.ts'
import type { Settings } from '../../domain/settings/settings.ts'
import { EmailAddress } from '../../domain/settings/words.ts'
import { SyncError } from '../../domain/sync-error.ts'
import { sayReason } from '../../domain/wording/reasons.ts'
import { sayConsidered } from '../../domain/wording/records.ts'
import { sayRule } from '../../domain/wording/rules.ts'
import type { Account } from '../../store/accounts.ts'
import { listOwners } from '../../store/owners.ts'
import type { Forecast } from '../../sync/dry-run.ts'
import type { GatherDeps } from '../../sync/gather.ts'
import { type XrayCase, xray } from '../../sync/xray.ts'
import { recordUrl } from '../event-view.ts'
import { ApiProblem } from '../problem.ts'
import type { XrayAnswer, XrayOutcome } from './answers.ts'

const RecordName = z
  .string()
  .regex(/^0-[123]\/\d{1,18}$/, 'must be the type and id of a contact, company or deal, such as 0-1/51')
  .transform((name) => {
    const [type = '', id = ''] = name.split('/')
    return { type: z.enum([CONTACT, COMPANY, DEAL]).parse(type), id }
  })

export const XrayQuery = z.strictObject({
  member: EmailAddress.meta({ description: 'The address of the member.' }),
  person: EmailAddress.optional().meta({ description: 'To whom they would write. Or:' }),
  record: RecordName.optional().meta({
    description: 'The contact, or the company or deal whose people they would write to: `0-1/51`.',
  }),
})
export type XrayQuery = z.output<typeof XrayQuery>

export type XrayDeps = GatherDeps & {
  accountUrl(account: { portalId: string; uiDomain: string }): string
}

/** A mail of the member's to this person, or to the people of this record, by these settings. */
export async function viewXray(
  deps: XrayDeps,
  account: Account,
  { member, person, record }: XrayQuery,
  settings: Settings,
): Promise<XrayAnswer> {
  const about = person !== undefined ? { person } : record !== undefined ? { record } : null
  if (!about || (person !== undefined && record !== undefined)) {
    throw new ApiProblem('invalid_query', 'Name either a person, by address, or a record.')
  }
  const cases = await xray(deps, account, { member, about, settings }).catch((error: unknown) => {
    if (!(error instanceof SyncError)) throw error
    const detail = 'HubSpot could not be asked. Please try again in a moment.'
    throw new ApiProblem('not_now', detail, { headers: { 'Retry-After': '5' }, cause: error })
  })
  const owners = new Map((await listOwners(deps.db, account.portalId)).map(({ id, name }) => [id, name]))
  const url = deps.accountUrl(account)
  return { member, cases: cases.map((one) => viewCase(one, { owners, url })) }
}

type Names = { owners: ReadonlyMap<string, string>; url: string }

function viewCase({ person, forecast, onceConnected }: XrayCase, names: Names): XrayAnswer['cases'][number] {
  return {
    person,
    ...viewOutcome(forecast, names),
    once_connected: onceConnected && viewOutcome(onceConnected, names),
  }
}

function viewOutcome({ event, engagement }: Forecast, { owners, url }: Names): XrayOutcome {
  const { outcome, considered, trace } = event
  const ownerId = engagement?.properties.hubspot_owner_id
  return {
    status: REASONS[outcome.reason],
    reason: outcome.reason,
    reason_text: sayReason(outcome.reason, outcome.facts),
    stored_as: engagement?.type ?? null,
    owner: ownerId === undefined ? null : { id: ownerId, name: owners.get(ownerId) ?? ownerId },
    records: considered.map(({ record, name, isChosen, why }) => ({
      object_type_id: record.type,
      name,
      url: record.kind === 'existing' ? recordUrl(url, record.type, record.id) : null,
      chosen: isChosen && outcome.kind === 'write',
      why_text: sayConsidered(why),
    })),
    trace: trace.map(({ rule, facts }) => ({ rule, text: sayRule(rule, facts) })),
  }
}
