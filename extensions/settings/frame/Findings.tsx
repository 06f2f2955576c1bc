// What is wrong at a place of the settings, and how to mend it: in the field itself where it has room, else below it.
import { Alert, Flex, Link, Text } from '@hubspot/ui-extensions'
import type { FindingView } from '../../../server/http/settings/answers.ts'
import { useSettingsKit } from '../use-settings-kit.ts'
import { useDesk } from './desk.ts'
import { errorsOf } from './findings.ts'

/** The error of a field as HubSpot's inputs show it; warnings stand below it (Findings). */
export function fieldError(findings: readonly FindingView[]): { error?: true; validationMessage?: string } {
  const [first] = errorsOf(findings)
  return first ? { error: true, validationMessage: `${first.message} ${first.fix}` } : {}
}

type Props = {
  findings: readonly FindingView[]
  /** Warnings only: a field shows its error itself. */
  isBesideField?: boolean
}

/** Beyond that many the list hides the page. */
const MOST_SHOWN = 10

export function Findings({ findings, isBesideField = false }: Props) {
  const { words } = useSettingsKit()
  const { times } = useDesk()
  const shown = findings.filter(({ severity }) => !isBesideField || severity === 'warning')
  if (shown.length === 0) return null
  return (
    <Flex direction="column" gap="extra-small">
      {shown.slice(0, MOST_SHOWN).map(({ pointer, name, code, severity, message, fix, docs_url, since }) => (
        <Alert key={`${pointer} ${code}`} title={name} variant={severity === 'error' ? 'error' : 'warning'}>
          <Text>{`${message} ${fix}`}</Text>
          {since !== undefined && <Text variant="microcopy">{words.settings.since(times.ago(since))}</Text>}
          <Link href={{ url: docs_url, external: true }}>{words.settings.whatItMeans}</Link>
        </Alert>
      ))}
      {shown.length > MOST_SHOWN && <Text>{words.records.more(shown.length - MOST_SHOWN)}</Text>}
    </Flex>
  )
}
