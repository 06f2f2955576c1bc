// What HubSpot loads for the status cards; the card itself is in extensions/cards/.
import { hubspot } from '@hubspot/ui-extensions'
import { SyncStatusCard } from './generated/SyncStatusCard.js'

hubspot.extend<'crm.record.sidebar'>(({ context, actions }) => (
  <SyncStatusCard context={context} actions={actions} />
))
