// A property's value as people read it, without markup: for cards that ask HubSpot to format it.
import type { ObjectType } from '../object-types.ts'
import type { CrmRecord, Portal } from '../state.ts'
import { Html, html } from './html.ts'
import { propertyValue } from './property-value.ts'

export function propertyText(portal: Portal, type: ObjectType, record: CrmRecord, name: string): string {
  const shown = propertyValue(portal, type, record, name)
  // Only moments are marked up, and those contain nothing but words.
  return shown instanceof Html ? html`${shown}`.text.replace(/<[^>]*>/g, '') : String(shown)
}
