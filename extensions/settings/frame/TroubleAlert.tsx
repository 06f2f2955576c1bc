// Why the last thing that somebody asked for was not done, and what to do now. Nothing of anybody is lost.
import {
  Alert,
  Button,
  ButtonRow,
  Flex,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  Text,
} from '@hubspot/ui-extensions'
import { sayProblem } from '../../parts/Answered.tsx'
import { useSettingsKit } from '../use-settings-kit.ts'
import { type Desk, useDesk } from './desk.ts'
import { kindOf, namePlace, sayValue } from './say-value.ts'

export function TroubleAlert() {
  const { words } = useSettingsKit()
  const { trouble, unsaved, times } = useDesk()
  const texts = words.settings
  const hasEdits = unsaved.length > 0
  switch (trouble?.kind) {
    case undefined:
      return null
    case 'conflict':
      return (
        <Alert title={texts.conflict.title} variant="warning">
          <Text>{texts.conflict.what(trouble.conflict, times.ago)}</Text>
          <Text>{hasEdits ? texts.conflict.kept : texts.conflict.nothingLost}</Text>
        </Alert>
      )
    case 'invalid':
      return (
        <Alert title={trouble.what === 'publishing' ? texts.notPublished : texts.notSaved} variant="error">
          {hasEdits ? `${texts.besideFields} ${texts.yoursIsHere}` : texts.besideFields}
        </Alert>
      )
    case 'problem': {
      const { title, detail } = sayProblem(trouble.problem, words)
      return (
        <Alert title={texts.notDone(title)} variant="error">
          {hasEdits ? `${detail} ${texts.yoursIsHere}` : detail}
        </Alert>
      )
    }
  }
}

/** Fields that two people changed: both values, and a choice. */
export function Clashes() {
  const { words } = useSettingsKit()
  const { clashes, ...desk } = useDesk()
  if (clashes.length === 0) return null
  const texts = words.settings.clashes
  return (
    <Alert title={texts.title(clashes.length)} variant="warning">
      <Table density="condensed" flush>
        <TableHead>
          <TableRow>
            <TableHeader>{words.settings.changes.setting}</TableHeader>
            <TableHeader>{texts.mine}</TableHeader>
            <TableHeader>{texts.theirs}</TableHeader>
            <TableHeader width="min">{texts.choose}</TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {clashes.map((clash) => (
            <ClashRow key={clash.place.join('/')} clash={clash} desk={desk} />
          ))}
        </TableBody>
      </Table>
    </Alert>
  )
}

type RowProps = {
  clash: Desk['clashes'][number]
  desk: Pick<Desk, 'page' | 'keepMine' | 'takeTheirs'>
}

function ClashRow({ clash, desk }: RowProps) {
  const { words } = useSettingsKit()
  const said = { words, choices: desk.page.choices }
  const kind = kindOf(clash.place)
  return (
    <TableRow>
      <TableCell>{namePlace(clash.place, said)}</TableCell>
      <TableCell>{sayValue(kind, clash.mine, said)}</TableCell>
      <TableCell>{sayValue(kind, clash.theirs, said)}</TableCell>
      <TableCell width="min">
        <Flex direction="row" gap="extra-small">
          <ButtonRow>
            <Button size="xs" onClick={() => desk.keepMine(clash)}>
              {words.settings.clashes.keepMine}
            </Button>
            <Button size="xs" onClick={() => desk.takeTheirs(clash)}>
              {words.settings.clashes.takeTheirs}
            </Button>
          </ButtonRow>
        </Flex>
      </TableCell>
    </TableRow>
  )
}
