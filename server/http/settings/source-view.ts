// How a source and its keys look from outside: to the settings page and to whoever administers the account by API.
import type { SourceWithKeys } from '../../install/sources.ts'
import type { StoredKey } from '../../store/source-keys.ts'
import type { SourceKeyView, SourceView } from './answers.ts'

/** Keys that were revoked stay in sight for a while, and no longer than somebody may wonder. */
const REVOKED_SHOWN_MS = 30 * 24 * 60 * 60_000
const MOST_REVOKED = 10

export function viewSource(source: SourceWithKeys, now: Date): SourceView {
  const { sourceId, name, createdAt, pausedAt, pausedBy, eventsPerMinute, keys } = source
  const live = keys.filter(({ revokedAt }) => revokedAt === null)
  const revoked = keys
    .filter(({ revokedAt }) => revokedAt !== null && now.getTime() - revokedAt.getTime() < REVOKED_SHOWN_MS)
    .toSorted((a, b) => (b.revokedAt?.getTime() ?? 0) - (a.revokedAt?.getTime() ?? 0))
  const uses = keys.flatMap(({ lastUsedAt }) => (lastUsedAt ? [lastUsedAt.getTime()] : []))
  return {
    source: sourceId,
    name,
    created_at: createdAt.toISOString(),
    paused: pausedAt && { by: pausedBy ?? '', at: pausedAt.toISOString() },
    events_per_minute: eventsPerMinute,
    last_used_at: uses.length > 0 ? new Date(Math.max(...uses)).toISOString() : null,
    keys: [...live, ...revoked.slice(0, MOST_REVOKED)].map(viewKey),
  }
}

function viewKey({
  keyId,
  mode,
  hint,
  createdAt,
  madeBy,
  lastUsedAt,
  revokedAt,
  revokedBy,
}: StoredKey): SourceKeyView {
  return {
    key: keyId,
    mode,
    ends_with: hint,
    created_at: createdAt.toISOString(),
    created_by: madeBy,
    last_used_at: lastUsedAt?.toISOString() ?? null,
    revoked: revokedAt && { by: revokedBy, at: revokedAt.toISOString() },
  }
}
