// What is wrong with a settings document, said so that whoever edits it can mend it: where, what, and how. Data beside the words says
// which part of the work it breaks.
import { canonicalJson } from '../canonical-json.ts'
import type { FieldProblemCode } from '../field-problem.ts'

/** Beside the codes of fields that are wrong in themselves. docs/errors.md has a paragraph for each. */
export const SETTINGS_FINDING_CODES = [
  'unknown_setting',
  'duplicate_entry',
  'nothing_chosen',
  'unknown_owner',
  'archived_owner',
  'unknown_team',
  'unknown_role',
  'unknown_pipeline',
  'unknown_stage',
  'unknown_property',
  'read_only_property',
  'unique_property',
  'unknown_option',
  'unfit_value',
  'unknown_label',
  'freemail_domain',
  'matches_everybody',
  'unmatched_members',
  'no_default_owner',
  'contradiction',
  'not_checked',
  'not_permitted',
] as const
export type SettingsFindingCode = (typeof SETTINGS_FINDING_CODES)[number]

/** The part of the work that does not go as the settings say, as long as this stands. */
export type SettingsPart =
  | { kind: 'default_owner' }
  | { kind: 'member'; email: string }
  | { kind: 'team'; id: string }
  | { kind: 'role'; id: string }
  | { kind: 'new_record_owner' }
  | { kind: 'new_contacts' }
  | { kind: 'new_companies' }
  | { kind: 'new_deals' }
  | { kind: 'company_labels' }
  | { kind: 'deal_pipelines' }
  | { kind: 'campaign_deal'; campaign: string }

export type Finding = {
  /** JSON Pointer (RFC 6901) into the document. */
  pointer: string
  code: SettingsFindingCode | FieldProblemCode
  /** Errors keep a document from being published, warnings do not. */
  severity: 'error' | 'warning'
  message: string
  fix: string
  /** Unset where everything else goes on as before. */
  part?: SettingsPart
}

export function isError({ severity }: Finding): boolean {
  return severity === 'error'
}

/** The same trouble as in another finding, even if its place in the document has moved. */
export function findingKey({ code, part, pointer, message }: Finding): string {
  // As the database has it, the fields of a part stand in another order.
  return canonicalJson([code, part ?? pointer, message])
}

/** Whether something broke, or was mended. Only errors count: they decide what has to wait. */
export function isOtherTrouble(before: readonly Finding[], now: readonly Finding[]): boolean {
  const keys = (findings: readonly Finding[]) =>
    findings
      .filter(isError)
      .map(({ code, pointer, part }) => canonicalJson([code, part ?? pointer]))
      .sort()
      .join()
  return keys(before) !== keys(now)
}
