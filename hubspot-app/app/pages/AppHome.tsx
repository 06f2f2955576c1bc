// What HubSpot loads for the app's home; the page itself is in extensions/pages/.
import { hubspot } from '@hubspot/ui-extensions'
import { AppHome } from './generated/AppHome.js'

hubspot.extend<'pages'>(({ context, actions }) => <AppHome context={context} actions={actions} />)
