// docs/settings.md: how settings live, and all of them. Nobody edits that page by hand.
import { settingsReference } from './reference.ts'

export const SETTINGS_PAGE = new URL('../../docs/settings.md', import.meta.url)

const START = `# Settings

Everything an admin decides about an account is one document. What it leaves out has the default that is right for most, so an account
that nobody has touched has the settings below: version 0. Made from the schema by \`node scripts/settings-docs.ts\`; please do not edit
it here.

## How settings change

- **Draft.** Admins edit one draft together, on Logbook's settings page in HubSpot. Everybody in the account can see it. Whoever saves
  second is told who saved before them and when, and finds both changes on the page; nothing is overwritten unseen.
- **Publish.** The draft is checked as a whole, in itself and against the account as it is now. Errors keep it from being published,
  warnings do not. Then it is in force, as the next version, for everything that is decided from then on.
- **History.** Every version stays, with who published it, when, and what it changed, field by field.
- **Roll back.** Any older version can be brought back, to the last byte, as a new version.

Super admins of the HubSpot account may change settings. Where HubSpot does not let Logbook ask who they are, whoever installed Logbook may.

## What is checked

Everything that the document names must be there: owners must be active, teams, roles, pipelines, stages and labels must exist, properties
must exist and be writable, and values must be ones that HubSpot takes. HubSpot takes an option only exactly as it is written there: for
\`LEAD\`, \`lead\` is proposed. What HubSpot does not let Logbook see is said to be unchecked, never to be right. Each finding has a
place (a JSON Pointer), what is wrong, how to mend it, and a [code](/docs/errors).

The settings in force are checked again once an hour, and at once when activity meets an owner who left or HubSpot refuses a value, so that
what is gone is known before an event fails of it. Only activity that the broken part touches has to wait, and it goes on when the part is mended.

## By API

With an admin key (\`npm run keys -- create --account ACCOUNT_ID --admin\`):

    curl PUBLIC_URL/v1/settings -H "Authorization: Bearer $LOGBOOK_ADMIN_KEY" -D - -o settings.json   # prints the ETag
    curl -X PUT PUBLIC_URL/v1/settings -H "Authorization: Bearer $LOGBOOK_ADMIN_KEY" -H 'If-Match: "3"' \\
      -H "Content-Type: application/json" --data @settings.json

\`If-Match\` names the version that you changed, as the \`ETag\` said it; when another is in force by then, nothing is replaced. A document
that is sent by API is whole: what it leaves out has its default. \`GET /v1/settings/history\` and \`POST /v1/settings/rollback\` do what
they say; the [reference](/docs) has them all.

## As a file

The settings page hands out links, each good for five minutes and once: one lets the settings in force out as a JSON file, the other
takes such a file in as the draft. So settings can be kept, compared, and carried from one account to another; ids that the other account
does not have are named.

## HubSpot's never-log list

HubSpot's own never-log list does not hold for integrations. It can be pasted on the settings page, or taken in as a file by another such
link: one entry a line, a row of entries, or a table with other columns beside them. Addresses, domains and patterns are told apart,
each line that is none of them is named, and what is understood is added to the exclusions in the draft.
`

export function settingsPage(): string {
  return `${START}\n${settingsReference()}`
}
