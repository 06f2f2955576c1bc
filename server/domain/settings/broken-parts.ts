// Which parts of the work are broken by what was found wrong with the settings in force: only what they touch has to wait. Pure.
import { type Finding, findingKey, isError } from './finding.ts'

/** Each with what was found, for the trace and for the people who have to mend it. */
export type BrokenParts = {
  isAny: boolean
  /** What was found, by what makes it the same trouble. */
  keys: ReadonlySet<string>
  /** Activity whose owner would be the default owner. */
  defaultOwner: Finding | null
  /** New records whose owner is chosen in turn. */
  newRecordOwner: Finding | null
  /** Activity that would create a contact. */
  newContacts: Finding | null
  /** Activity that would create a company. */
  newCompanies: Finding | null
  /** Activity that would open a deal. */
  newDeals: Finding | null
  /** Companies that are chosen by their label. */
  companyLabels: Finding | null
  /** Deals that are chosen by their pipeline. */
  dealPipelines: Finding | null
  /** Activity of these members, by address. */
  members: ReadonlyMap<string, Finding>
  /** Deals that these campaigns would open, by campaign. */
  campaignDeals: ReadonlyMap<string, Finding>
}

export function brokenParts(findings: readonly Finding[]): BrokenParts {
  const broken = findings
    .filter(isError)
    .flatMap((finding) => (finding.part ? [{ finding, part: finding.part }] : []))
  const first = (kind: string) => broken.find(({ part }) => part.kind === kind)?.finding ?? null
  const members = new Map<string, Finding>()
  const campaignDeals = new Map<string, Finding>()
  for (const { finding, part } of broken) {
    if (part.kind === 'member' && !members.has(part.email)) members.set(part.email, finding)
    if (part.kind === 'campaign_deal' && !campaignDeals.has(part.campaign))
      campaignDeals.set(part.campaign, finding)
  }
  return {
    isAny: broken.length > 0,
    keys: new Set(broken.map(({ finding }) => findingKey(finding))),
    defaultOwner: first('default_owner'),
    newRecordOwner: first('new_record_owner'),
    newContacts: first('new_contacts'),
    newCompanies: first('new_companies'),
    newDeals: first('new_deals'),
    companyLabels: first('company_labels'),
    dealPipelines: first('deal_pipelines'),
    members,
    campaignDeals,
  }
}

/** Whether something is broken now that was not known to be. */
export function isMoreBroken(before: BrokenParts, now: BrokenParts): boolean {
  return [...now.keys].some((key) => !before.keys.has(key))
}
