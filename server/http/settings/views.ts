// How settings, what is wrong with them and what changed in them look from outside.
import { type Finding, isError } from '../../domain/settings/finding.ts'
import { settingName } from '../../domain/settings/setting-names.ts'
import type { SettingsVersion } from '../../store/settings.ts'
import type { FindingView, VersionView } from './answers.ts'

/** A document can be wrong in every entry: nobody reads more than so many. */
export const MOST_FINDINGS = 200

/** Where findings were made: for their names, and for their places in what was sent. */
export type FoundIn = { document: unknown; base?: string; docsUrl: string }

/** Errors first. */
export function viewFindings(
  findings: readonly (Finding & { since?: string })[],
  { document, base = '', docsUrl }: FoundIn,
): FindingView[] {
  const sorted = [...findings.filter(isError), ...findings.filter((one) => !isError(one))]
  return sorted.slice(0, MOST_FINDINGS).map(({ pointer, code, severity, message, fix, since }) => ({
    pointer: base + pointer,
    name: settingName(pointer, document),
    code,
    severity,
    message,
    fix,
    docs_url: `${docsUrl}#${code}`,
    ...(since !== undefined && { since }),
  }))
}

/** Null stands for version 0, which nobody published. */
export function viewVersion(version: SettingsVersion | null): VersionView {
  return {
    version: version?.version ?? 0,
    published_by: version?.publishedBy ?? null,
    published_at: version?.publishedAt.toISOString() ?? null,
    rolled_back_to: version?.rolledBackTo ?? null,
  }
}
