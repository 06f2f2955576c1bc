// The tabs of the settings, in the order in which they stand. A new one: its component here, its name in words/english/settings.ts.
import type { ComponentType } from 'react'
import { ActivitiesTab } from './activities/ActivitiesTab.tsx'
import { CampaignsTab } from './campaigns/CampaignsTab.tsx'
import { ExclusionsTab } from './exclusions/ExclusionsTab.tsx'
import { GeneralTab } from './general/GeneralTab.tsx'
import { HistoryTab } from './history/HistoryTab.tsx'
import { MembersTab } from './members/MembersTab.tsx'
import { RecordsTab } from './records/RecordsTab.tsx'
import { SourcesTab } from './sources/SourcesTab.tsx'
import type { TabProps } from './tab.ts'

export type TabId =
  | 'general'
  | 'activities'
  | 'members'
  | 'exclusions'
  | 'records'
  | 'campaigns'
  | 'sources'
  | 'history'

type SettingsTab = {
  id: TabId
  /** The parts of the document that can be seen there: what is wrong with them marks the tab. */
  shows: string[]
  Contents: ComponentType<TabProps>
}

export const TABS: readonly SettingsTab[] = [
  { id: 'general', shows: ['/general'], Contents: GeneralTab },
  { id: 'activities', shows: ['/activities'], Contents: ActivitiesTab },
  { id: 'members', shows: ['/members'], Contents: MembersTab },
  { id: 'exclusions', shows: ['/exclusions'], Contents: ExclusionsTab },
  { id: 'records', shows: ['/record_creation', '/associations'], Contents: RecordsTab },
  { id: 'campaigns', shows: ['/campaigns'], Contents: CampaignsTab },
  { id: 'sources', shows: [], Contents: SourcesTab },
  { id: 'history', shows: [], Contents: HistoryTab },
]
