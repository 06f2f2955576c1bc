// Which parts of the work are broken by what was found wrong with the settings in force: only what they touch has to wait. Pure.
import { type Finding, findingKey, isError, type SettingsPart } from './finding.ts'

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
  /** Activity of members who were in these teams, by HubSpot's id. */
  teams: ReadonlyMap<string, Finding>
  /** Activity of members who had these roles, by HubSpot's id. */
  roles: ReadonlyMap<string, Finding>
  /** Deals that these campaigns would open, by campaign. */
  campaignDeals: ReadonlyMap<string, Finding>
}

export function brokenParts(findings: readonly Finding[]): BrokenParts {
  const broken = findings
    .filter(isError)
    .flatMap((finding) => (finding.part ? [{ finding, part: finding.part }] : []))
  const first = (kind: string) => broken.find(({ part }) => part.kind === kind)?.finding ?? null
  /** The first of each name. */
  const named = (nameOf: (part: SettingsPart) => string | null) =>
    new Map(
      broken.toReversed().flatMap(({ finding, part }) => {
        const name = nameOf(part)
        return name === null ? [] : [[name, finding] as const]
      }),
    )
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
    members: named((part) => (part.kind === 'member' ? part.email : null)),
    teams: named((part) => (part.kind === 'team' ? part.id : null)),
    roles: named((part) => (part.kind === 'role' ? part.id : null)),
    campaignDeals: named((part) => (part.kind === 'campaign_deal' ? part.campaign : null)),
  }
}

/** Whether something is broken now that was not known to be. */
export function isMoreBroken(before: BrokenParts, now: BrokenParts): boolean {
  return [...now.keys].some((key) => !before.keys.has(key))
}
