// What HubSpot loads for the activity log; the card itself is in extensions/cards/.
import { hubspot } from '@hubspot/ui-extensions'
import { ActivityLogCard } from './generated/ActivityLogCard.js'

hubspot.extend<'crm.record.tab'>(({ context, actions }) => (
  <ActivityLogCard context={context} actions={actions} />
))
