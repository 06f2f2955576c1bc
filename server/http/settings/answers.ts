// What the settings page inside HubSpot is told, and what it sends: the one contract between http/settings/ and extensions/. Types only.
import type { ActivityType } from '../../domain/activity-event.ts'
import type { EngagementType } from '../../domain/engagement.ts'
import type { Contents } from '../../domain/settings/activities.ts'
import type { SettingsChange } from '../../domain/settings/diff-settings.ts'
import type { Settings } from '../../domain/settings/settings.ts'

export type FindingView = {
  /** JSON Pointer into the document. */
  pointer: string
  /** The setting as people call it. */
  name: string
  code: string
  severity: 'error' | 'warning'
  message: string
  fix: string
  docs_url: string
  /** When it was first found, of settings that broke. */
  since?: string
}

/** Beside `settings_conflict`: who was faster, with what. */
export type ConflictView =
  | { what: 'draft'; by: string; at: string; revision: number; isEnded: boolean }
  | { what: 'published'; by: string; at: string; version: number }
  /** Whoever asks names something that never was. */
  | { what: 'unseen'; version: number; revision: number }

/** A list that was too long to be sent along: it stands empty in the document, and goes back as `keep`. */
export type LeftOut = { pointer: string; entries: number }

export type VersionView = {
  version: number
  /** Null for version 0, the defaults. */
  published_by: string | null
  published_at: string | null
  rolled_back_to: number | null
}

export type DocumentView = { settings: Settings; left_out: LeftOut[] }

/** GET /cards/v1/settings */
export type SettingsPageAnswer = VersionView &
  DocumentView & {
    /** Whether the signed user may change anything. */
    isAdmin: boolean
    /** How often the draft was changed so far: to be named when it is saved, published or discarded. */
    revision: number
    draft: DraftView | null
    /** About the settings in force. */
    findings: FindingView[]
    choices: Choices
  }

export type DraftView = DocumentView & {
  /** The version that it was made from. When another is in force by now, save it again on top of that one before publishing. */
  base_version: number
  edited_by: string
  edited_at: string
  findings: FindingView[]
  changes: SettingsChange[]
  changes_in_all: number
}

/** What can be chosen from. Null: HubSpot does not say; then ids have to be typed. Lists may be cut where they are very long. */
export type Choices = {
  owners: { id: string; name: string; email: string; is_archived: boolean }[] | null
  /** Who owns what nobody else fits, unless a default owner is chosen. */
  fallback_owner_id: string | null
  teams: { id: string; name: string }[] | null
  /** HubSpot's permission sets; empty where the subscription has none. */
  roles: { id: string; name: string }[] | null
  pipelines:
    | { id: string; label: string; stages: { id: string; label: string; is_closed: boolean }[] }[]
    | null
  /** Only those that can be written. */
  properties: Record<'contacts' | 'companies' | 'deals', PropertyChoice[] | null>
  company_labels: string[] | null
  /** Where the account's users have their addresses: own domains, too. */
  user_domains: string[] | null
  /** What stands before the @ of system addresses. */
  system_names: string[]
  /** Members and campaigns that events have named so far. */
  members: string[]
  campaigns: string[]
  /** What each activity may be stored as, and what it becomes while the settings say nothing of it. */
  stored_as: { type: ActivityType; as: EngagementType[]; usual: EngagementType | 'nothing' }[]
  /** False while older events are still being looked through. */
  is_complete: boolean
}

export type PropertyChoice = {
  name: string
  label: string
  type: string
  field_type: string
  options: { value: string; label: string }[]
}

/** POST /cards/v1/settings/draft (HubSpot's signature lets no other method bring a body). Sections that are left out stay as they
 * are in the draft, else as they are in force; within a section that is sent, what is left out has its default. */
export type DraftBody = {
  base_version: number
  revision: number
  settings: Partial<Settings>
  /** The pointers of `left_out`: these lists stay as they are. */
  keep?: string[]
}
export type DraftAnswer = { revision: number; draft: DraftView }

/** POST /cards/v1/settings/draft/discard */
export type DiscardBody = { revision: number }
export type DiscardAnswer = { revision: number }

/** POST /cards/v1/settings/publish. Repeating it is harmless. */
export type PublishBody = { base_version: number; revision: number }
/** POST /cards/v1/settings/rollback. Repeating it is harmless. */
export type RollbackBody = { version: number }
export type PublishAnswer = VersionView & { revision: number; findings: FindingView[] }

/** GET /cards/v1/settings/history?before=&limit= */
export type HistoryAnswer = {
  versions: (VersionView & { changes: SettingsChange[]; changes_in_all: number })[]
  /** To be sent as `before`; null on the last page. */
  next_before: number | null
}

/** GET /cards/v1/settings/history/{version}: what rolling back to it would bring and change. */
export type OldVersionAnswer = VersionView &
  DocumentView & { changes: SettingsChange[]; changes_in_all: number; findings: FindingView[] }

/** POST /cards/v1/settings/validate. Without `settings`: the draft, else the settings in force. */
export type ValidateBody = { settings?: Partial<Settings>; keep?: string[] }
export type ValidateAnswer = { findings: FindingView[] }

/** POST /cards/v1/settings/subject-lines: what a format of the subject line makes of everyday activity. */
export type SubjectLinesBody = { format: string; contents: Contents }
export type SubjectLinesAnswer = {
  lines: { type: ActivityType; line: string }[]
  /** Why the format cannot be used; there are no lines then. */
  problem: string | null
}

/** POST /cards/v1/settings/export-link {} and, for admins, /import-link {base_version, revision}. Good for five minutes, once. */
export type ImportLinkBody = { base_version: number; revision: number }
export type LinkAnswer = { url: string; expires_at: string }

/**
 * POST /cards/v1/settings/never-log, for admins: HubSpot's never-log list, or any list of addresses and domains, as text. What is understood
 * goes into the draft's exclusions; what is there stays. With `is_preview` nothing is saved. A list beyond HubSpot's megabyte comes by
 * POST /cards/v1/settings/never-log-link {base_version, revision}: a page for a file, good for five minutes, once.
 */
export type NeverLogBody = { base_version: number; revision: number; text: string; is_preview?: boolean }
export type NeverLogAnswer = {
  /** What the lists have more than before, or would have. */
  added: Record<'addresses' | 'domains' | 'patterns', number>
  /** Understood, and on the lists before. */
  known: number
  not_understood: number
  /** Line by line what was made of it: what was not understood first, 200 at most. */
  lines: NeverLogLine[]
  revision: number
  /** Null where nothing was saved, because nothing would change or it was a preview. */
  draft: DraftView | null
}
export type NeverLogLine = {
  line: number
  text: string
  as: 'address' | 'domain' | 'pattern' | 'not_understood'
  /** How it stands on the list. */
  value: string | null
  problem: string | null
}

/** A tool that sends events. */
export type SourceView = {
  source: string
  name: string
  created_at: string
  /** Null unless it is paused: its events are taken in and wait. */
  paused: { by: string; at: string } | null
  /** Its own limit; null for the usual one. */
  events_per_minute: number | null
  last_used_at: string | null
  /** Live ones first, then those that were revoked lately. */
  keys: SourceKeyView[]
}
export type SourceKeyView = {
  key: string
  /** What a test key sends is decided and shown, and never written to HubSpot. */
  mode: 'live' | 'test'
  /** Its last characters, to tell it by; null for keys made before they were kept. */
  ends_with: string | null
  created_at: string
  created_by: string | null
  /** To the minute. */
  last_used_at: string | null
  revoked: { by: string | null; at: string } | null
}

/** GET /cards/v1/settings/sources, for admins like all that follows. */
export type SourcesAnswer = {
  sources: SourceView[]
  usual_events_per_minute: number
  /** So many live keys a source may have of each mode. */
  most_keys: number
  /** Where events are sent to. */
  events_url: string
}
/** POST /cards/v1/settings/sources {name} */
export type NewSourceBody = { name: string }
/** POST /cards/v1/settings/sources/{source}: what is left out stays. */
export type SourceBody = { name?: string; events_per_minute?: number | null; is_paused?: boolean }
export type SourceAnswer = { source: SourceView }
/** POST /cards/v1/settings/sources/{source}/keys {mode} */
export type NewKeyBody = { mode: 'live' | 'test' }
/** `secret` is shown once and never again. */
export type NewKeyAnswer = SourceAnswer & { secret: string }
/** POST /cards/v1/settings/sources/{source}/keys/{key}/revoke {}. Repeating it is harmless. */
