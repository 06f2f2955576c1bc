// docs/hubspot-rules.md, made from the list of questions. Nobody edits that page by hand.
import type { Sureness } from './question.ts'
import type { Topic } from './questions.ts'

const SURENESS: Record<Sureness, string> = {
  documented: 'documented',
  specified: 'specified',
  seen: 'seen',
  unverified: '**unverified**',
}

const START = `# HubSpot's rules

What Logbook relies on, how sure each rule is, and what it means when it is otherwise. Made from the questions in
scripts/hubspot-verify by \`npm run hubspot:verify -- --write-docs\`; please do not edit it here.

The same list asks HubSpot itself. Do so on a developer test account before going live, and again when HubSpot announces a change:

    HUBSPOT_TOKEN=… npm run hubspot:verify
    npm run hubspot:verify -- --only batches,limits

The token is one of your app's, for the test account. For the questions about tokens, set \`HUBSPOT_REFRESH_TOKEN\`,
\`HUBSPOT_CLIENT_ID\` and \`HUBSPOT_CLIENT_SECRET\` too; then \`HUBSPOT_TOKEN\` is not needed. Use an installation that nothing else
uses: should HubSpot replace the refresh token, the one you gave is used up. \`crm.objects.deals.write\`, \`tickets\` and an additional address on
one contact let every question be asked. Instead of the environment there are options: \`--url\`, \`--token\`, \`--refresh-token\`, \`--client-id\`,
\`--client-secret\`.

It takes a minute or two at about five calls a second, creates some 800 records named "Logbook verification", and archives them
at the end, also when it fails or is stopped with Ctrl+C. In an account that is not for tests it runs only with \`--yes\`. The exit
code is 1 when a rule that Logbook needs differs, or something could not be archived.

How sure: *documented* by HubSpot, *specified* in its API descriptions, *seen* by others in their accounts, or *unverified*.
Where a rule is marked "needed", Logbook does not work as promised when it is otherwise; everywhere else it copes.
`

export function rulesPage(topics: readonly Topic[]): string {
  return [START, ...topics.map(section)].join('\n')
}

function section({ title, questions }: Topic): string {
  const rows = questions.map(({ rule, sureness, source, matters, copes }) =>
    row([rule, SURENESS[sureness], source, copes ? '' : 'needed', matters]),
  )
  const head = [
    row(['rule', 'how sure', "HubSpot's topic", '', 'when it is otherwise']),
    row(Array(5).fill('---')),
  ]
  return `## ${title}\n\n${[...head, ...rows].join('\n')}\n`
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
}
