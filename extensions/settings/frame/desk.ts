// What everybody at the settings page works on: the document as it is on the screen, who saved what of it, and what is wrong with it.
import { createContext, useContext } from 'react'
import type { Settings } from '../../../server/domain/settings/settings.ts'
import type {
  ConflictView,
  DraftAnswer,
  FindingView,
  LeftOut,
  NeverLogAnswer,
  SettingsPageAnswer,
} from '../../../server/http/settings/answers.ts'
import type { ApiProblem } from '../../api/problem.ts'
import type { TimesNow } from '../../kit/Kit.tsx'
import type { Clash } from './merge-edits.ts'
import type { SectionName } from './places.ts'

/** Changes a section of the document on the screen. `edit` gets it as it is now. */
export type Change = <S extends SectionName>(section: S, edit: (now: Settings[S]) => Settings[S]) => void

export type Doing =
  | 'saving'
  | 'changing'
  | 'pasting'
  | 'checking'
  | 'publishing'
  | 'discarding'
  | 'catching_up'

/** What came of the last thing that was done, until the next. */
export type Trouble =
  | { kind: 'conflict'; conflict: ConflictView }
  /** `what`: was to be done, and the document is not fit for it. */
  | { kind: 'invalid'; what: Doing }
  | { kind: 'problem'; problem: ApiProblem }

/** Of the settings, what was there when a change was made: the server says when somebody else was faster. */
export type Seen = { base_version: number; revision: number }

export type Desk = {
  /** As the server said it last. */
  page: SettingsPageAnswer
  /** With everything that was changed here and not saved yet. */
  document: Settings
  leftOut: LeftOut[]
  /** Changed here, not saved yet. */
  unsaved: SectionName[]
  /** Where somebody else had saved something else meanwhile. */
  clashes: Clash[]
  /** Those that still hold for what is on the screen. */
  findings: FindingView[]
  /** The draft was begun on settings that are no longer in force. */
  isBehind: boolean
  isReadOnly: boolean
  /** Times as this account counts them. */
  times: TimesNow
  doing: Doing | null
  trouble: Trouble | null
  change: Change
  /** Of a field that two changed: takes what the other one put there. */
  takeTheirs(clash: Clash): void
  keepMine(clash: Clash): void
  save(): void
  /** Forgets what was not saved. */
  undo(): void
  /** Each resolves when it is done: true when it was. */
  publish(): Promise<boolean>
  discard(): Promise<boolean>
  rollBack(version: number): Promise<boolean>
  /** Takes a list into the draft, below what is not saved yet; null when that failed. A preview saves nothing. */
  paste(text: string, isPreview: boolean): Promise<NeverLogAnswer | null>
  /** Has the server change the draft, below what is not saved yet; true when it was done. */
  changeDraft(ask: (seen: Seen) => Promise<DraftAnswer>): Promise<boolean>
  /** Begins the draft anew on what is in force, with everything that it changes. */
  catchUp(): void
  refresh(): void
}

export const DeskContext = createContext<Desk | null>(null)

/** For parts that need more of it than every tab gets. */
export function useDesk(): Desk {
  const desk = useContext(DeskContext)
  if (!desk) throw new Error('This part of the settings stands outside their frame.')
  return desk
}
