// The tab of sources and keys in English.
import { count, figure } from './phrases.ts'

export const SOURCES = {
  title: 'Sources and keys',
  detail:
    'A source is a tool that sends activity to Logbook, and its keys are how it says who it is. What a test key sends is decided and shown, and never written to HubSpot. What you do here is in force at once, without publishing.',
  forAdmins: 'Keys let their holder send activity for this account, so only its super admins see them.',
  none: 'No tool sends yet',
  noneDetail: 'Make a source for each tool that is to send, then a key for it.',
  add: 'Add a source',
  addHint: 'What the tool is called',
  addButton: 'Add',
  paused: 'Paused',
  pausedBy: (by: string, ago: string) => `${by} paused it ${ago}. What it sends is taken in and waits.`,
  used: (ago: string) => `Last used ${ago}`,
  neverUsed: 'Never used',
  limit: (events: number, isOwn: boolean) =>
    `${count(events, 'event')} a minute at most${isOwn ? '' : ', as usual'}`,
  change: 'Change',
  changeTitle: (name: string) => `Change ${name}`,
  name: 'Name',
  ownLimit: 'Events a minute',
  ownLimitHint: (usual: number) =>
    `Over all its live keys. Leave it empty for the usual ${figure(usual)}. Above it a tool is told to wait.`,
  saveChange: 'Save',
  notANumber: 'A whole number from 1 to 10,000,000',
  pause: 'Pause…',
  pauseTitle: (name: string) => `Pause ${name}?`,
  pauseDetail:
    'What it sends from now on is taken in and waits, as does what is not logged yet. Nothing is lost, and other sources go on.',
  pauseYes: 'Pause',
  resume: 'Resume',

  keys: 'Keys',
  mode: 'Kind',
  live: 'Live',
  test: 'Test',
  endsWith: 'Ends with',
  made: 'Made',
  by: (who: string) => `by ${who}`,
  lastUsed: 'Last used',
  unknown: '–',
  revokedAgo: (ago: string, by: string | null) => `Revoked ${ago}${by ? ` by ${by}` : ''}`,
  noKeys: 'It has no key yet, so it cannot send.',
  makeLive: 'New live key',
  makeTest: 'New test key',
  full: (most: number) =>
    `It has ${count(most, 'key')} of each kind, enough to replace one by another. Revoke one to make a new one.`,
  revoke: 'Revoke…',
  revokeTitle: (ending: string) => `Revoke the key that ends with ${ending}?`,
  revokeDetail: 'The tool that uses it is refused from this moment on. A revoked key cannot be brought back.',
  revokeYes: 'Revoke',

  newKey: (name: string) => `The new key of ${name}`,
  newKeyDetail: 'Copy it now and give it to the tool: it is never shown again.',
  key: 'Key',
  copy: 'Copy the key',
  copied: 'Copied',
  notCopied: 'It could not be copied. Select it and copy it by hand.',
  firstEvent: 'To send a first event',
  copyLine: 'Copy the line',
  done: 'I have copied it',
}
