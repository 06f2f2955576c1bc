// The pages around settings as a file: choose one, what came of it, and why a link does not work.
import type { LinkRefusal } from '../../configure/settings-links.ts'
import { type Html, html, page } from '../pages/html.ts'
import type { FindingView } from './answers.ts'

const LINK_REFUSALS: Record<LinkRefusal, { title: string; text: string }> = {
  forged: {
    title: 'This link does not work',
    text: 'It is not one that Logbook made, or a part of it is missing.',
  },
  expired: { title: 'This link is too old', text: 'Each link works for five minutes.' },
  used: { title: 'This link was used before', text: 'Each link works once.' },
}

export function refusalPage(why: LinkRefusal): string {
  const { title, text } = LINK_REFUSALS[why]
  return page(
    title,
    html`<h1>${title}</h1><p>${text} Make a new one on Logbook's settings page in HubSpot.</p>`,
  )
}

/** A page that says one thing. */
export function messagePage(title: string, text: string): string {
  return page(title, html`<h1>${title}</h1><p>${text}</p>`)
}

/** `problems`: of the file that was chosen before. */
export function importPage(portalId: string, problems: readonly FindingView[] = [], inAll = 0): string {
  return page(
    'Import settings',
    html`<h1>Import settings</h1>
${problems.length > 0 && problemList('This file cannot be taken', problems, inAll)}
<p>The file becomes the draft of the settings of HubSpot account ${portalId}. Nothing is in force until you publish the draft.</p>
<form method="post" enctype="multipart/form-data">
<p><label for="file">A file that was exported from Logbook (JSON)</label><br>
<input type="file" id="file" name="file" accept=".json,application/json"></p>
<p><label for="text">Or its text</label><br><textarea id="text" name="text" rows="8"></textarea></p>
<p><button class="button" type="submit">Import as draft</button></p>
</form>`,
  )
}

export function importedPage(problems: readonly FindingView[]): string {
  const errors = problems.filter(({ severity }) => severity === 'error')
  return page(
    'Imported',
    html`<h1>Imported as a draft</h1>
<p>Go back to Logbook's settings page in HubSpot and load it again: the draft is there, with everything that it would change.</p>
${errors.length > 0 && problemList('To be mended before it can be published', errors, errors.length)}`,
  )
}

function problemList(title: string, problems: readonly FindingView[], inAll: number): Html {
  const shown = problems.slice(0, 50)
  return html`<h2>${title}</h2><ul>${shown.map(
    ({ name, pointer, message, fix }) =>
      html`<li><strong>${name}</strong> <code>${pointer || '/'}</code><br>${message} ${fix}</li>`,
  )}</ul>${inAll > shown.length && html`<p>And ${inAll - shown.length} more.</p>`}`
}
