// The History tab of the settings in English.
import { figure } from './phrases.ts'

export const HISTORY = {
  detail: 'Every version that was ever in force stays, and any of them can be brought back.',
  version: (version: number) => `Version ${figure(version)}`,
  inForce: 'In force',
  publishedBy: (by: string, when: string) => `Published by ${by}, ${when}`,
  rolledBack: (version: number) => `Brought back version ${figure(version)}.`,
  defaults: 'What is right for most: the settings that every account begins with.',
  rollBack: 'Roll back to this…',
  rollBackTitle: (version: number) => `Roll back to version ${figure(version)}?`,
  rollBackDetail:
    'It becomes the next version and is in force at once. Nothing of the history is lost. This is what changes:',
  rollBackYes: 'Roll back',
  same: 'Nothing: it says the same as what is in force.',
  newer: 'Newer versions',
  older: 'Older versions',
}
