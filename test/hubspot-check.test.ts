// What `npm run hubspot:check` promises: the project can be uploaded, and a mistake in it is named before HubSpot finds it.
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkHubSpotProject } from '../scripts/hubspot-check/check.ts'
import type { Finding, Problem } from '../scripts/hubspot-check/problem.ts'
import { copyOfProject, edit, emptyFolder, prepend, runHubSpotCheck } from './support/hubspot-check.ts'

const CARDS = 'hubspot-app/app/cards'
const APP = 'hubspot-app/app/app-hsmeta.json'
const FETCH = /"fetch": \[[^\]]*\]/
const WEBHOOKS = 'hubspot-app/app/webhooks/webhooks-hsmeta.json'

test('the project passes, and the check says what it looked at', { timeout: 60_000 }, async () => {
  const { code, text } = await runHubSpotCheck(copyOfProject(), ['--offline'])
  expect(text).toContain('Nothing is wrong with the project.')
  for (const title of ['Manifests, profile dev', 'Manifests, profile prod', 'Scopes', 'Webhooks', 'Upload'])
    expect(text).toContain(`✓ ${title}: `)
  expect(text).toMatch(/✓ Bundles: .*SyncStatusCard \d+\.\d kB/)
  expect(code).toBe(0)
})

test('without the npm registry the check says so, and how to go on', { timeout: 60_000 }, async () => {
  const { code, text } = await runHubSpotCheck(copyOfProject(), [], {
    npm_config_registry: 'http://127.0.0.1:9/',
    npm_config_cache: emptyFolder(),
    npm_config_fetch_retries: '0',
  })
  expect(text).toContain('The npm registry cannot be reached')
  expect(text).toContain('npm run hubspot:check -- --offline')
  expect(code).toBe(1)
})

type Mistake = { make(dir: string): void; where: string; said: string }

const MISTAKES: Record<string, Mistake> = {
  'an entry file that is missing': {
    make: (dir) => rmSync(join(dir, CARDS, 'ActivityLogCard.tsx')),
    where: `${CARDS}/activity-log-hsmeta.json`,
    said: 'hubspot-app/app/cards/ActivityLogCard.tsx does not exist',
  },
  'an entry file in another folder than its manifest': {
    make: edit(`${CARDS}/activity-log-hsmeta.json`, '/app/cards/', '/app/pages/'),
    where: `${CARDS}/activity-log-hsmeta.json`,
    said: 'stands in another folder than the manifest',
  },
  'two entry files of one name': {
    make: (dir) => {
      const pages = join(dir, 'hubspot-app/app/pages')
      renameSync(join(pages, 'AppHome.tsx'), join(pages, 'SyncStatusCard.tsx'))
      edit('hubspot-app/app/pages/app-home-hsmeta.json', 'AppHome', 'SyncStatusCard')(dir)
    },
    where: 'hubspot-app/app/pages/app-home-hsmeta.json',
    said: 'have the same name',
  },
  'an entry file that registers nothing': {
    make: edit(`${CARDS}/ActivityLogCard.tsx`, 'hubspot.extend', 'hubspot.attend'),
    where: `${CARDS}/ActivityLogCard.tsx`,
    said: 'HubSpot would show nothing',
  },
  'an entry file for another place than its manifest says': {
    make: edit('hubspot-app/app/pages/AppHome.tsx', "'pages'", "'settings'"),
    where: 'hubspot-app/app/pages/AppHome.tsx',
    said: 'puts it at pages',
  },
  'a uid that two manifests share': {
    make: edit(
      `${CARDS}/sync-status-preview-hsmeta.json`,
      'logbook_status_preview',
      'logbook_status_sidebar',
    ),
    where: 'hubspot-app/',
    said: "Duplicate uid 'logbook_status_sidebar'",
  },
  'a uid that was changed': {
    make: edit(`${CARDS}/activity-log-hsmeta.json`, 'logbook_activity_log', 'logbook_log'),
    where: `${CARDS}/activity-log-hsmeta.json`,
    said: 'takes the old one off people',
  },
  'a uid that HubSpot does not allow': {
    make: edit(`${CARDS}/activity-log-hsmeta.json`, 'logbook_activity_log', 'logbook log'),
    where: `${CARDS}/activity-log-hsmeta.json`,
    said: "'uid' should use only letters",
  },
  'a scope that the server asks for and the manifest lacks': {
    make: edit(APP, '"crm.objects.deals.read",', ''),
    where: APP,
    said: 'asks for the scope crm.objects.deals.read',
  },
  'a card on records that the app may not read': {
    make: edit(APP, '"crm.objects.deals.read",', ''),
    where: `${CARDS}/activity-log-hsmeta.json`,
    said: 'stands on deals, but the app does not require crm.objects.deals.read',
  },
  'a scope that the server does not use': {
    make: edit(APP, '"sales-email-read"', '"sales-email-read", "tickets"'),
    where: APP,
    said: 'has the scope tickets, which the server does not use',
  },
  'a manifest in a folder that HubSpot does not read': {
    make: (dir) => {
      mkdirSync(join(dir, CARDS, 'log'))
      renameSync(
        join(dir, CARDS, 'activity-log-hsmeta.json'),
        join(dir, CARDS, 'log/activity-log-hsmeta.json'),
      )
    },
    where: `${CARDS}/log/activity-log-hsmeta.json`,
    said: 'HubSpot leaves this manifest out without an error',
  },
  'a manifest in the folder of another type': {
    make: (dir) =>
      renameSync(
        join(dir, 'hubspot-app/app/settings/settings-hsmeta.json'),
        join(dir, CARDS, 'settings-hsmeta.json'),
      ),
    where: `${CARDS}/settings-hsmeta.json`,
    said: "The directory 'app/cards' is incorrect for type 'settings'",
  },
  'an upload folder that does not exist': {
    make: edit('hsproject.json', 'hubspot-app', 'hubspot'),
    where: 'hsproject.json',
    said: 'does not exist: hubspot',
  },
  'a place that HubSpot does not have': {
    make: edit(`${CARDS}/activity-log-hsmeta.json`, 'crm.record.tab', 'crm.record.top'),
    where: `${CARDS}/activity-log-hsmeta.json`,
    said: 'config.location: must be equal to one of the allowed values',
  },
  'a field that HubSpot does not know': {
    make: edit(`${CARDS}/activity-log-hsmeta.json`, '"location"', '"place": "top", "location"'),
    where: `${CARDS}/activity-log-hsmeta.json`,
    said: 'must NOT have additional properties additionalProperty: place',
  },
  'a manifest that is not JSON': {
    make: edit(`${CARDS}/activity-log-hsmeta.json`, '"type"', 'type'),
    where: `${CARDS}/activity-log-hsmeta.json`,
    said: 'JSON',
  },
  'an API that cards may not reach': {
    make: edit(APP, FETCH, '"fetch": ["https://other.example.com"]'),
    where: APP,
    said: 'permittedUrls.fetch does not have https://logbook.example.com',
  },
  'a permitted address with a path': {
    make: edit(APP, FETCH, '"fetch": ["https://logbook.example.com/cards"]'),
    where: APP,
    said: 'permittedUrls has https://logbook.example.com/cards, which is no public https:// origin',
  },
  'a permitted address without encryption': {
    make: edit(APP, FETCH, '"fetch": ["http://localhost:3000"]'),
    where: APP,
    said: 'config.permittedUrls.fetch.0: must match pattern',
  },
  'an address on the developer’s own machine': {
    make: edit('hubspot-app/hsprofile.dev.json', 'https://logbook-dev.example.com', 'https://localhost:3000'),
    where: 'hubspot-app/hsprofile.dev.json',
    said: 'API_URL is "https://localhost:3000"',
  },
  'a profile without a variable that the manifests use': {
    make: edit('hubspot-app/hsprofile.prod.json', 'API_URL', 'URL'),
    where: 'hubspot-app/',
    said: 'Missing value for API_URL',
  },
  'a profile without an account': {
    make: edit('hubspot-app/hsprofile.prod.json', 'accountId', 'account'),
    where: 'hubspot-app/hsprofile.prod.json',
    said: 'accountId',
  },
  'a webhook that the server does not handle': {
    make: edit(WEBHOOKS, '"object.merge", "objectType": "deal"', '"object.creation", "objectType": "deal"'),
    where: WEBHOOKS,
    said: 'asked to send "object.creation deal", which the server does not handle',
  },
  // HX12
  'a webhook that the server relies on and nobody asks for': {
    make: edit(
      WEBHOOKS,
      '"contact.privacyDeletion", "active": true',
      '"contact.privacyDeletion", "active": false',
    ),
    where: WEBHOOKS,
    said: 'relies on being told of "contact.privacyDeletion"',
  },
  'a property that the server does not watch': {
    make: edit(WEBHOOKS, '"dealstage"', '"amount"'),
    where: WEBHOOKS,
    said: '"object.propertyChange deal amount", which the server does not handle',
  },
  'webhooks that go to a wrong path': {
    make: edit(WEBHOOKS, '/webhooks/hubspot', '/webhook'),
    where: WEBHOOKS,
    said: 'the server takes them at https://logbook.example.com/webhooks/hubspot',
  },
  'a package that may change by itself': {
    make: edit(`${CARDS}/package.json`, '"18.3.1"', '"^18.3.1"'),
    where: `${CARDS}/package.json`,
    said: 'asks for react ^18.3.1',
  },
  'a lockfile that does not fit': {
    make: edit(`${CARDS}/package-lock.json`, '"react": "18.3.1"', '"react": "18.3.0"'),
    where: `${CARDS}/package-lock.json`,
    said: 'npm ci, and so HubSpot’s build, would fail',
  },
  'code of the server in a card': {
    make: (dir) => {
      writeFileSync(join(dir, 'server.ts'), 'export const secret = 1\n')
      prepend(
        'extensions/cards/ActivityLogCard.tsx',
        "import { secret } from '../../server.ts'\nconsole.log(secret)\n",
      )(dir)
    },
    where: 'extensions/',
    said: 'would carry server.ts',
  },
  'an ignored file that HubSpot needs': {
    make: (dir) => writeFileSync(join(dir, '.hsignore'), 'generated\n'),
    where: `${CARDS}/generated/ActivityLogCard.js`,
    said: 'its CLI would not upload it',
  },
  'a card that needs a browser': {
    make: prepend('extensions/cards/ActivityLogCard.tsx', 'document.title = "Log"\n'),
    where: 'app/cards/ActivityLogCard.tsx',
    said: 'breaks when it starts: ReferenceError: document is not defined',
  },
  'a card that is far too large': {
    make: prepend('extensions/cards/ActivityLogCard.tsx', `globalThis.big = '${'x'.repeat(150_000)}'\n`),
    where: 'app/cards/ActivityLogCard.tsx',
    said: 'more than 150.0 kB',
  },
}

test.each(Object.entries(MISTAKES))('%s is named, with its place and what to do', async (_what, mistake) => {
  const dir = copyOfProject()
  mistake.make(dir)
  const problems: Problem[] = []
  const found = (finding: Finding) => void problems.push(...finding.problems)
  expect(await checkHubSpotProject({ dir, isOffline: true, found })).toBe(false)
  const { where, said } = mistake
  const fix = expect.stringMatching(/^\S.*\.$/)
  expect(problems).toContainEqual({ where, what: expect.stringContaining(said), fix })
})
