// The few pictures the pages use, drawn in place. They are decoration: a word always stands beside them.
import type { ObjectType } from '../object-types.ts'
import { type Html, html } from './html.ts'

const paths: Record<ObjectType, string> = {
  contacts: 'M10 10a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7Zm-6.5 7c.6-3.4 3-5 6.5-5s5.900 1.600 6.500 5Z',
  companies: 'M4 17V3h8v4h4v10h-4v-4H8v4Zm3-11h2m-2 3h2m3 2h2',
  deals: 'M2 8l4-3 4 2 4-2 4 3-5 7-3 2-3-2Z',
  tickets: 'M2 5h16v3a2 2 0 0 0 0 4v3H2v-3a2 2 0 0 0 0-4Zm10 0v2m0 2v2m0 2v2',
  emails: 'M2 5h16v10H2Zm0 0 8 6 8-6',
  notes: 'M4 3h12v9l-5 5H4Zm7 14v-5h5M7 7h6M7 10h4',
  calls: 'M5 3l3 1 1 4-2 1.500a9 9 0 0 0 4 4L12.500 11.500l4 1 .5 3.500C10 18 2 10 5 3Z',
  communications: 'M3 4h14v9H9l-4 4v-4H3Z',
  meetings: 'M3 5h14v12H3Zm0 4h14M7 3v4m6-4v4',
  tasks: 'M3 10l5 5 9-10',
}

export function icon(type: ObjectType): Html {
  return html`<svg class="icon" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true"><path d="${paths[type]}" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linejoin="round" stroke-linecap="round"/></svg>`
}
