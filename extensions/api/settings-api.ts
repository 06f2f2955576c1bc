// Every question that the settings page asks the server, by name.
import type {
  DiscardAnswer,
  DiscardBody,
  DraftAnswer,
  DraftBody,
  HistoryAnswer,
  ImportLinkBody,
  LinkAnswer,
  NeverLogAnswer,
  NeverLogBody,
  NewKeyAnswer,
  OldVersionAnswer,
  PublishAnswer,
  PublishBody,
  SettingsPageAnswer,
  SourceAnswer,
  SourceBody,
  SourceKeyView,
  SourcesAnswer,
  SubjectLinesAnswer,
  SubjectLinesBody,
} from '../../server/http/settings/answers.ts'
import type { Client } from './client.ts'
import { ownProblem } from './problem.ts'

export type SettingsApi = {
  settingsPage(): Promise<SettingsPageAnswer>
  saveDraft(body: DraftBody): Promise<DraftAnswer>
  discardDraft(body: DiscardBody): Promise<DiscardAnswer>
  publishDraft(body: PublishBody): Promise<PublishAnswer>
  rollBack(version: number): Promise<PublishAnswer>
  /** `before`: of the page before; null for the newest. */
  settingsHistory(before: number | null): Promise<HistoryAnswer>
  oldSettings(version: number): Promise<OldVersionAnswer>
  subjectLines(body: SubjectLinesBody): Promise<SubjectLinesAnswer>
  neverLog(body: NeverLogBody): Promise<NeverLogAnswer>
  neverLogLink(body: ImportLinkBody): Promise<LinkAnswer>
  exportLink(): Promise<LinkAnswer>
  importLink(body: ImportLinkBody): Promise<LinkAnswer>
  sources(): Promise<SourcesAnswer>
  makeSource(name: string): Promise<SourceAnswer>
  changeSource(source: string, body: SourceBody): Promise<SourceAnswer>
  makeKey(source: string, mode: SourceKeyView['mode']): Promise<NewKeyAnswer>
  revokeKey(source: string, key: string): Promise<SourceAnswer>
}

const PATH = '/cards/v1/settings'

/** HubSpot lets a megabyte through. */
const LARGEST_BODY = 1_000_000

export function createSettingsApi({ get, post }: Client): SettingsApi {
  return {
    settingsPage: () => get(PATH),
    saveDraft: async (body) => post(`${PATH}/draft`, fitting(body)),
    discardDraft: (body) => post(`${PATH}/draft/discard`, body),
    publishDraft: (body) => post(`${PATH}/publish`, body),
    rollBack: (version) => post(`${PATH}/rollback`, { version }),
    settingsHistory: (before) =>
      get(`${PATH}/history`, { before: before === null ? null : String(before), limit: '10' }),
    oldSettings: (version) => get(`${PATH}/history/${version}`),
    subjectLines: (body) => post(`${PATH}/subject-lines`, body),
    neverLog: async (body) => post(`${PATH}/never-log`, fitting(body)),
    neverLogLink: (body) => post(`${PATH}/never-log-link`, body),
    exportLink: () => post(`${PATH}/export-link`),
    importLink: (body) => post(`${PATH}/import-link`, body),
    sources: () => get(`${PATH}/sources`),
    makeSource: (name) => post(`${PATH}/sources`, { name }),
    changeSource: (source, body) => post(`${PATH}/sources/${source}`, body),
    makeKey: (source, mode) => post(`${PATH}/sources/${source}/keys`, { mode }),
    revokeKey: (source, key) => post(`${PATH}/sources/${source}/keys/${key}/revoke`),
  }
}

/** What is too much for HubSpot is said here: HubSpot itself would only refuse it. */
function fitting<T extends object>(body: T): T {
  if (new TextEncoder().encode(JSON.stringify(body)).length > LARGEST_BODY) throw ownProblem('too_much')
  return body
}
