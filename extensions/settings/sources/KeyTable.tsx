// The keys of a source: of which kind, how old, when last used, and the way to end each. A key itself is never here.
import {
  StatusTag,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  Text,
} from '@hubspot/ui-extensions'
import type { SourceKeyView, SourceView } from '../../../server/http/settings/answers.ts'
import { ConfirmButton } from '../frame/ConfirmButton.tsx'
import { useDesk } from '../frame/desk.ts'
import { useTold } from '../parts/use-told.ts'
import { useSettingsKit } from '../use-settings-kit.ts'

type Props = { source: SourceView; onChanged: (source: SourceView) => void }

export function KeyTable({ source, onChanged }: Props) {
  const { words } = useSettingsKit()
  const texts = words.settings.sources
  return (
    <Table density="condensed" flush>
      <TableHead>
        <TableRow>
          <TableHeader>{texts.mode}</TableHeader>
          <TableHeader>{texts.endsWith}</TableHeader>
          <TableHeader>{texts.made}</TableHeader>
          <TableHeader>{texts.lastUsed}</TableHeader>
          <TableHeader width="min">{texts.revokeYes}</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {source.keys.map((key) => (
          <Row key={key.key} shown={key} source={source} onChanged={onChanged} />
        ))}
      </TableBody>
    </Table>
  )
}

function Row({ shown, source, onChanged }: Props & { shown: SourceKeyView }) {
  const { api, words } = useSettingsKit()
  const { times } = useDesk()
  const told = useTold()
  const texts = words.settings.sources
  const { key, mode, ends_with: ending, created_at, created_by, last_used_at: used, revoked } = shown
  const end = () =>
    told(
      () => api.revokeKey(source.source, key),
      (answer) => onChanged(answer.source),
    )
  return (
    <TableRow>
      <TableCell>
        <StatusTag variant={revoked ? 'default' : mode === 'live' ? 'success' : 'info'}>
          {mode === 'live' ? texts.live : texts.test}
        </StatusTag>
      </TableCell>
      <TableCell>{ending ?? texts.unknown}</TableCell>
      <TableCell>
        <Text>{times.ago(created_at)}</Text>
        {created_by && <Text variant="microcopy">{texts.by(created_by)}</Text>}
      </TableCell>
      <TableCell>{used ? times.ago(used) : texts.neverUsed}</TableCell>
      <TableCell width="min">
        {revoked ? (
          <Text variant="microcopy">{texts.revokedAgo(times.ago(revoked.at), revoked.by)}</Text>
        ) : (
          <ConfirmButton
            label={texts.revoke}
            title={texts.revokeTitle(ending ?? texts.unknown)}
            yes={texts.revokeYes}
            variant="destructive"
            onYes={end}
          >
            <Text>{texts.revokeDetail}</Text>
          </ConfirmButton>
        )}
      </TableCell>
    </TableRow>
  )
}
