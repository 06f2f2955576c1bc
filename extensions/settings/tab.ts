// What every tab of the settings gets, whatever it shows. Who needs more asks the desk (frame/desk.ts).
import type { Settings } from '../../server/domain/settings/settings.ts'
import type { Choices, FindingView } from '../../server/http/settings/answers.ts'
import type { Change } from './frame/desk.ts'

export type TabProps = {
  /** The settings as they are on the screen: with what was changed here and not saved yet. */
  document: Settings
  /** What HubSpot has, and whom and what the events have named. */
  choices: Choices
  /** What is wrong at this place of the document and below it: `/members/rules`. */
  findings: (pointer: string) => FindingView[]
  /** How many entries a list has that is too long to be shown; null for all others. Such a list stands empty in the document. */
  leftOut: (pointer: string) => number | null
  /** `change('general', (now) => ({ ...now, members_must_connect: true }))`. Nothing is saved yet. */
  change: Change
  isReadOnly: boolean
}
