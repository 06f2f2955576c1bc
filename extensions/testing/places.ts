// What HubSpot hands to a card in a test: where it stands, who looks, and what it may do.
import type { ExtensionContext, RecordContext } from '../kit/Kit.tsx'
import { API_URL } from './play-server.ts'

export const SOMEBODY: ExtensionContext = {
  user: { locale: 'en-gb', language: 'en' },
  variables: { API_URL },
}

export function onRecord(objectTypeId = '0-1', objectId = 101): RecordContext {
  return { ...SOMEBODY, crm: { objectTypeId, objectId } }
}
