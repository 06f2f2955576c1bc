// The tabs of the settings, in the order in which they stand. A new one: its component here, its name in words/english/settings.ts.
import type { ComponentType } from 'react'
import { ExclusionsTab } from './exclusions/ExclusionsTab.tsx'
import { GeneralTab } from './general/GeneralTab.tsx'
import { HistoryTab } from './history/HistoryTab.tsx'
import { MembersTab } from './members/MembersTab.tsx'
import { SourcesTab } from './sources/SourcesTab.tsx'
import type { TabProps } from './tab.ts'

export type TabId = 'general' | 'members' | 'exclusions' | 'sources' | 'history'

type SettingsTab = {
  id: TabId
  /** The parts of the document that can be seen there: what is wrong with them marks the tab. */
  shows: string[]
  Contents: ComponentType<TabProps>
}

export const TABS: readonly SettingsTab[] = [
  { id: 'general', shows: ['/general'], Contents: GeneralTab },
  { id: 'members', shows: ['/members'], Contents: MembersTab },
  { id: 'exclusions', shows: ['/exclusions'], Contents: ExclusionsTab },
  { id: 'sources', shows: [], Contents: SourcesTab },
  { id: 'history', shows: [], Contents: HistoryTab },
]
