// The pages around a never-log list as a file: choose one, and what was made of it.
import { html, page } from '../pages/html.ts'
import type { NeverLogAnswer } from './answers.ts'

export function neverLogPage(portalId: string, problem = ''): string {
  return page(
    'Add to the exclusions',
    html`<h1>Add to the exclusions</h1>
${problem && html`<p><strong>This list cannot be taken.</strong> ${problem}</p>`}
<p>What the list names is added to the exclusions in the draft of the settings of HubSpot account ${portalId}. Nothing is in force until you
publish the draft.</p>
<form method="post" enctype="multipart/form-data">
<p><label for="file">HubSpot's never-log list, or any list of addresses and domains (CSV or text)</label><br>
<input type="file" id="file" name="file" accept=".csv,.txt,.tsv,text/csv,text/plain"></p>
<p><label for="text">Or its text</label><br><textarea id="text" name="text" rows="8"></textarea></p>
<p><button class="button" type="submit">Add to the draft</button></p>
</form>`,
  )
}

const MOST_UNCLEAR = 50

type Told = Pick<NeverLogAnswer, 'added' | 'known' | 'not_understood' | 'lines'>

export function neverLogTakenPage({ added, known, not_understood: count, lines }: Told): string {
  const isNew = Object.values(added).some((number) => number > 0)
  const unclear = lines.filter(({ as }) => as === 'not_understood').slice(0, MOST_UNCLEAR)
  const more = count - unclear.length
  return page(
    isNew ? 'Added to the draft' : 'Nothing to add',
    html`<h1>${isNew ? 'Added to the draft' : 'Nothing to add'}</h1>
<p>New: ${added.addresses} addresses, ${added.domains} domains, ${added.patterns} patterns. On the lists before: ${known}.</p>
${isNew && html`<p>Go back to Logbook's settings page in HubSpot, load it again and publish the draft.</p>`}
${
  count > 0 &&
  html`<h2>Not understood</h2><ul>${unclear.map(
    ({ line, text, problem }) => html`<li>Line ${line}: <code>${text}</code><br>${problem ?? ''}</li>`,
  )}</ul>${more > 0 && html`<p>And ${more} more.</p>`}`
}`,
  )
}
