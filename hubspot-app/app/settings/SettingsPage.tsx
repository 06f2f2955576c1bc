// What HubSpot loads for the settings; the page itself is in extensions/settings/.
import { hubspot } from '@hubspot/ui-extensions'
import { SettingsPage } from './generated/SettingsPage.js'

hubspot.extend<'settings'>(({ context, actions }) => <SettingsPage context={context} actions={actions} />)
