// npm run hubspot:check [-- --offline] -- would HubSpot take this project? Answers without an account, by HubSpot's own parser and a replay of its build.
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { checkHubSpotProject } from './hubspot-check/check.ts'
import { findingLines } from './hubspot-check/problem.ts'
import { REPOSITORY } from './hubspot-project/project.ts'

const { values } = parseArgs({
  options: {
    offline: { type: 'boolean', default: false },
    project: { type: 'string', default: REPOSITORY },
  },
})

const isFine = await checkHubSpotProject({
  dir: resolve(values.project),
  isOffline: values.offline,
  found: (finding) => {
    for (const line of findingLines(finding)) console.log(line)
  },
})
console.log(
  isFine
    ? '\nNothing is wrong with the project.'
    : '\nHubSpot would not take the project like this, or it would not work there.',
)
process.exitCode = isFine ? 0 : 1
