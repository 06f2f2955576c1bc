// The settings page in English: what its tabs are called, how a draft becomes the settings in force, and what settings and values are called.
import type { ConflictView } from '../../../server/http/settings/answers.ts'
import type { TabId } from '../../settings/tabs.ts'
import { count, figure } from './phrases.ts'
import { ACTIVITIES } from './settings-activities.ts'
import { CAMPAIGNS } from './settings-campaigns.ts'
import { EXCLUSIONS } from './settings-exclusions.ts'
import { GENERAL } from './settings-general.ts'
import { HISTORY } from './settings-history.ts'
import { MEMBERS } from './settings-members.ts'
import { FIELDS, VALUES } from './settings-names.ts'
import { PROPERTIES, RECORDS } from './settings-records.ts'
import { SOURCES } from './settings-sources.ts'
import { XRAY } from './settings-xray.ts'

const TABS: Record<TabId, string> = {
  general: 'General',
  activities: 'Activities',
  members: 'Members',
  exclusions: 'Exclusions',
  records: 'Record creation',
  campaigns: 'Campaigns',
  sources: 'Sources and keys',
  history: 'History',
}

export const SETTINGS = {
  title: 'Settings',
  tabs: TABS,
  tab: (id: TabId, problems: number) => (problems === 0 ? TABS[id] : `${TABS[id]} ⚠ ${figure(problems)}`),
  tabProblems: (problems: number) => `${count(problems, 'thing')} to look at`,
  fields: FIELDS,
  values: VALUES,
  on: 'on',
  off: 'off',
  none: 'none',
  or: 'or',
  notSet: 'not set',

  inForce: (version: number, by: string, ago: string) =>
    `In force: version ${figure(version)}, published by ${by} ${ago}.`,
  defaults: 'In force: what is right for most. Nobody has changed anything yet.',
  readOnly: 'You can look at everything here',
  readOnlyDetail: 'Super admins of this HubSpot account can change it.',
  unsaved: 'Not saved yet',
  unsavedDetail: (tabs: string) =>
    `You changed: ${tabs}. Saving keeps it as a draft; nothing is in force until it is published.`,
  save: 'Save draft',
  undo: 'Undo my changes',
  draft: 'Draft, not in force yet',
  draftBy: (by: string, ago: string, changes: number) =>
    `Saved by ${by} ${ago}. ${changes === 0 ? 'It changes nothing.' : `It changes ${count(changes, 'setting')}:`}`,
  changes: {
    setting: 'Setting',
    before: 'In force now',
    after: 'In the draft',
    wasBefore: 'Before',
    becameAfter: 'After',
    added: (names: string, more: number) => `Added: ${names}${more > 0 ? ` and ${figure(more)} more` : ''}`,
    removed: (names: string, more: number) =>
      `Taken out: ${names}${more > 0 ? ` and ${figure(more)} more` : ''}`,
    reordered: 'In another order',
    more: (amount: number) => `And ${count(amount, 'more change', 'more changes')}.`,
    show: (amount: number) => `What changes (${figure(amount)})`,
  },
  publish: 'Publish…',
  publishTitle: 'Publish these settings?',
  publishDetail:
    'They are in force for everything that is decided from then on. What is logged already stays as it is.',
  publishYes: 'Publish now',
  published: (version: number) => `Version ${figure(version)} is in force.`,
  publishLater: 'Mend what is wrong and save, then it can be published.',
  discard: 'Discard draft…',
  discardTitle: 'Discard this draft?',
  discardDetail: (by: string) => `What ${by} saved in it is gone. What is in force stays as it is.`,
  discardYes: 'Discard',
  discarded: 'The draft is gone.',
  rolledBack: (from: number, version: number) =>
    `Version ${figure(from)} is back, as version ${figure(version)}.`,
  behind: 'Other settings were published since this draft was begun',
  behindDetail: (begun: number, version: number) =>
    `It was begun with version ${figure(begun)}; version ${figure(version)} is in force. Bring it up to date, then look at what it changes.`,
  catchUp: 'Bring the draft up to date',

  toMend: (errors: number) => `${count(errors, 'mistake')} to mend before it can be published`,
  toMendInForce: (errors: number) =>
    `${count(errors, 'setting')} in force no longer ${errors === 1 ? 'fits' : 'fit'} this HubSpot account`,
  warnings: (amount: number) => `${count(amount, 'thing')} to look at`,
  goTo: (tab: string) => `Go to ${tab}`,
  since: (ago: string) => `Since ${ago}.`,
  whatItMeans: 'What this means',
  notSaved: 'Not saved',
  notPublished: 'Not published',
  besideFields: 'What is wrong stands beside each field.',
  notDone: (title: string) => `That did not work: ${title}`,
  yoursIsHere: 'Your changes are still here.',
  conflict: {
    title: 'Somebody else was faster',
    what: (conflict: ConflictView, ago: (at: string) => string) => {
      if (conflict.what === 'unseen') return 'These settings were changed after you opened them.'
      const who = `${conflict.by}, ${ago(conflict.at)},`
      if (conflict.what === 'published') return `${who} published version ${figure(conflict.version)}.`
      return conflict.isEnded
        ? `${who} published or discarded the draft.`
        : `${who} saved other changes to the draft.`
    },
    kept: 'Their work is loaded, and yours is on top of it, not saved yet. Look through it and save again.',
    nothingLost: 'Their work is loaded. Look at it before you go on.',
  },
  clashes: {
    title: (amount: number) => `You both changed ${count(amount, 'setting')}`,
    mine: 'Yours',
    theirs: 'Theirs',
    choose: 'Choose',
    keepMine: 'Keep mine',
    takeTheirs: 'Take theirs',
  },
  stillLooking: 'Older activity is still being looked through. Refresh in a moment, and there may be more.',
  tooLongTitle: 'Too long to be shown here',
  tooLong: (entries: number) =>
    `This list has ${figure(entries)} entries, too many to be shown here. It stays as it is; change it as a file (General).`,
  closedList: 'HubSpot does not let Logbook see this list. Type the id.',
  gone: (name: string) => `${name} (not in HubSpot)`,
  owners: {
    gone: (name: string) => `${name} (deactivated)`,
    unknown: (id: string) => `Unknown owner ${id}`,
  },

  general: GENERAL,
  members: MEMBERS,
  xray: XRAY,
  sources: SOURCES,
  activities: ACTIVITIES,
  exclusions: EXCLUSIONS,
  records: RECORDS,
  properties: PROPERTIES,
  campaigns: CAMPAIGNS,
  history: HISTORY,
}
