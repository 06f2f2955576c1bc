// Note properties.
import { engagementFacts, html, inGroup } from './definition.ts'

export const noteProperties = inGroup('note', [...engagementFacts(), html('hs_note_body', 'Note body')])
