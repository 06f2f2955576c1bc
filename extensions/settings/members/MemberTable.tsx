// One row for each member: who they are, who owns their activity, whether they connected, what is logged, and the windows to change that.
import {
  Flex,
  StatusTag,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  Text,
} from '@hubspot/ui-extensions'
import type { SettingsMember } from '../../../server/http/members/answers.ts'
import { useDesk } from '../frame/desk.ts'
import type { TabProps } from '../tab.ts'
import { useSettingsKit } from '../use-settings-kit.ts'
import { ConnectionCell } from './ConnectionCell.tsx'
import { MemberButton } from './MemberButton.tsx'
import { ownerOf } from './owner-of.ts'
import type { MemberRow } from './rules.ts'
import type { ShownMembers } from './use-members.ts'
import { XrayButton } from './XrayButton.tsx'

type Props = TabProps & {
  shown: ShownMembers
  /** Something about a member was changed that needs no publishing. */
  onChanged: () => void
}

type TableProps = Props & { rows: readonly MemberRow[]; onPage: (page: number) => void }

export function MemberTable({ rows, onPage, ...props }: TableProps) {
  const { words } = useSettingsKit()
  const texts = words.settings.members
  const { page, pageCount } = props.shown
  const paging =
    pageCount > 1
      ? { paginated: true as const, page, pageCount, onPageChange: onPage }
      : { paginated: false as const }
  return (
    <Table density="condensed" flush {...paging}>
      <TableHead>
        <TableRow>
          <TableHeader>{texts.member}</TableHeader>
          <TableHeader>{texts.owner}</TableHeader>
          <TableHeader>{texts.connection}</TableHeader>
          <TableHeader>{texts.logged}</TableHeader>
          <TableHeader width="min">{texts.change}</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <Row key={row.email} row={row} {...props} />
        ))}
      </TableBody>
    </Table>
  )
}

function Row({ row, ...props }: Props & { row: MemberRow }) {
  const { page } = useDesk()
  return (
    <TableRow>
      <TableCell>
        <Who row={row} />
      </TableCell>
      <TableCell>
        <Owner row={row} {...props} />
      </TableCell>
      <TableCell>{row.known && <ConnectionCell known={row.known} shown={props.shown} />}</TableCell>
      <TableCell>
        <Activity row={row} />
      </TableCell>
      <TableCell width="min">
        <Flex direction="row" gap="extra-small">
          <MemberButton row={row} {...props} />
          {page.isAdmin && <XrayButton member={row.email} />}
        </Flex>
      </TableCell>
    </TableRow>
  )
}

function Who({ row: { email, known } }: { row: MemberRow }) {
  const { words } = useSettingsKit()
  const { problems } = words.settings.members
  return (
    <Flex direction="column" gap="flush" align="start">
      <Text>{email}</Text>
      {known?.name && <Text variant="microcopy">{known.name}</Text>}
      {has(known, 'left') && <StatusTag variant="default">{problems.left}</StatusTag>}
      {has(known, 'joined') && <StatusTag variant="info">{problems.joined}</StatusTag>}
    </Flex>
  )
}

function has(known: SettingsMember | null, problem: string): boolean {
  return known?.problems.some(({ code }) => code === problem) === true
}

function Owner({ row, document, choices, findings }: Props & { row: MemberRow }) {
  const { words } = useSettingsKit()
  const { members: texts, owners } = words.settings
  const name = ownerOf(row, choices.owners, { ...owners, ...texts.ownerBy })
  const index = document.members.rules.findIndex(({ email }) => email === row.email)
  const wrong = index < 0 ? [] : findings(`/members/rules/${index}`)
  const isArchived = row.isAsTold && has(row.known, 'owner_archived')
  const isGone = row.isAsTold && has(row.known, 'mapping_broken')
  return (
    <Flex direction="column" gap="flush" align="start">
      {name !== null && <Text>{name}</Text>}
      {isArchived && <StatusTag variant="danger">{texts.problems.owner_archived}</StatusTag>}
      {isGone && <StatusTag variant="danger">{texts.problems.mapping_broken}</StatusTag>}
      {name === null && !isArchived && !isGone && <StatusTag variant="warning">{texts.noOwner}</StatusTag>}
      {wrong.map(({ code, message }) => (
        <StatusTag key={code} variant="danger">
          {message}
        </StatusTag>
      ))}
    </Flex>
  )
}

function Activity({ row: { rule, known } }: { row: MemberRow }) {
  const { words } = useSettingsKit()
  const { times } = useDesk()
  const texts = words.settings.members
  const isLogged = rule?.syncs !== false && known?.consent !== 'paused'
  return (
    <Flex direction="column" gap="flush" align="start">
      <Text>{isLogged ? texts.isLogged : texts.isNotLogged}</Text>
      {known?.last_activity_at && (
        <Text variant="microcopy">{texts.last(times.ago(known.last_activity_at))}</Text>
      )}
      {rule?.touch && <Text variant="microcopy">{texts.ownReach}</Text>}
    </Flex>
  )
}
