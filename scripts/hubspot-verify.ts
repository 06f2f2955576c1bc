// npm run hubspot:verify -- asks a HubSpot account whether the rules that Logbook relies on hold there (docs/hubspot-rules.md).
import { loadEnvFile } from '../server/config.ts'
import { hubspotVerify } from './hubspot-verify/command.ts'

const interruption = new AbortController()
let interruptedAt = 0
// npm passes on the Ctrl+C that the terminal sends us as well: only one that comes later means "at once".
process.on('SIGINT', () => {
  if (interruptedAt > 0 && Date.now() - interruptedAt > 1_000) process.exit(130)
  if (interruptedAt === 0) console.log('\nStopping after this call; what was made is archived first.')
  interruptedAt ||= Date.now()
  interruption.abort()
})

try {
  loadEnvFile()
  process.exitCode = await hubspotVerify({
    args: process.argv.slice(2),
    env: process.env,
    print: (line) => console.log(line),
    signal: interruption.signal,
  })
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
