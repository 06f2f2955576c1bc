// What the routes of the settings page need.
import type { LinkDeps } from '../../configure/settings-links.ts'
import type { CardDeps } from '../cards/card-deps.ts'
import type { SettingsPageDeps } from './page-view.ts'
import type { SourceDeskDeps } from './source-desk.ts'

export type CardSettingsDeps = CardDeps & SettingsPageDeps & LinkDeps & SourceDeskDeps
