// Prints which files of a folder HubSpot's CLI would upload, as JSON. A process of its own, because HubSpot's rules depend on the
// folder that `hs project upload` is run in: they look for .hsignore from there, and read each path as if it began there.
import { readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { shouldIgnoreFile } from '@hubspot/local-dev-lib/ignoreRules'

const [srcDir = ''] = process.argv.slice(2)
const entries = readdirSync(srcDir, { recursive: true, withFileTypes: true })
const files = entries
  .filter((entry) => entry.isFile())
  .map((entry) => relative(srcDir, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
console.log(JSON.stringify(files.filter((file) => !shouldIgnoreFile(file, true)).sort()))
