// One row for each member: who owns their activity, whether it is logged, and a window to change that.
import {
  Button,
  Flex,
  Input,
  SearchInput,
  StatusTag,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  Text,
} from '@hubspot/ui-extensions'
import { useState } from 'react'
import { StillLooking } from '../parts/StillLooking.tsx'
import { TooLong } from '../parts/TooLong.tsx'
import { usePages } from '../parts/use-pages.ts'
import type { TabProps } from '../tab.ts'
import { useSettingsKit } from '../use-settings-kit.ts'
import { MemberButton } from './MemberButton.tsx'
import { type MemberRow, membersOf, withRule } from './rules.ts'

/** Fewer are seen at a glance. */
const SEARCHED_FROM = 10

export function MemberTable(props: TabProps) {
  const { document, choices, leftOut, isReadOnly } = props
  const { words } = useSettingsKit()
  const texts = words.settings.members
  const [sought, setSought] = useState('')
  const all = membersOf(document, choices)
  const found = all.filter(({ email }) => email.includes(sought.trim().toLowerCase()))
  const { shown, paging } = usePages(found)
  const left = leftOut('/members/rules')
  if (left !== null) return <TooLong entries={left} />
  return (
    <Flex direction="column" gap="small">
      {all.length > SEARCHED_FROM && (
        <SearchInput name="member" label={texts.search} onInput={setSought} onChange={setSought} />
      )}
      {all.length === 0 ? (
        <Text>{texts.nobody}</Text>
      ) : (
        <Table density="condensed" flush {...paging}>
          <TableHead>
            <TableRow>
              <TableHeader>{texts.member}</TableHeader>
              <TableHeader>{texts.owner}</TableHeader>
              <TableHeader>{texts.logged}</TableHeader>
              <TableHeader width="min">{texts.change}</TableHeader>
            </TableRow>
          </TableHead>
          <TableBody>
            {shown.map((row) => (
              <Row key={row.email} row={row} {...props} />
            ))}
          </TableBody>
        </Table>
      )}
      <StillLooking choices={choices} />
      {!isReadOnly && <AddMember {...props} />}
    </Flex>
  )
}

function Row({ row, ...props }: TabProps & { row: MemberRow }) {
  const { words } = useSettingsKit()
  const texts = words.settings.members
  const { email, rule, namesake } = row
  const chosen = props.choices.owners?.find(({ id }) => id === rule?.owner_id)
  const index = props.document.members.rules.findIndex((one) => one.email === email)
  const problems = index < 0 ? [] : props.findings(`/members/rules/${index}`)
  return (
    <TableRow>
      <TableCell>{email}</TableCell>
      <TableCell>
        <Flex direction="column" gap="flush" align="start">
          {rule?.owner_id === undefined ? (
            namesake ? (
              <Text>{texts.namesake(namesake.name)}</Text>
            ) : (
              <StatusTag variant="warning">{texts.noOwner}</StatusTag>
            )
          ) : (
            <Text>{chosen?.name ?? words.settings.owners.unknown(rule.owner_id)}</Text>
          )}
          {problems.map(({ code, message }) => (
            <StatusTag key={code} variant="danger">
              {message}
            </StatusTag>
          ))}
        </Flex>
      </TableCell>
      <TableCell>
        <Flex direction="column" gap="flush" align="start">
          <Text>{rule?.syncs === false ? texts.isNotLogged : texts.isLogged}</Text>
          {rule?.touch && <Text variant="microcopy">{texts.ownReach}</Text>}
        </Flex>
      </TableCell>
      <TableCell width="min">
        <MemberButton row={row} {...props} />
      </TableCell>
    </TableRow>
  )
}

function AddMember({ change }: TabProps) {
  const { words } = useSettingsKit()
  const texts = words.settings.members
  const [typed, setTyped] = useState('')
  const [round, setRound] = useState(0)
  const email = typed.trim().toLowerCase()
  const isAddress = /^\S+@\S+\.\S+$/.test(email)
  const add = () => {
    change('members', (now) => withRule(now, email, (rule) => rule))
    setTyped('')
    // A new field: an old one would keep what was typed.
    setRound(round + 1)
  }
  return (
    <Flex direction="row" gap="small" align="end" wrap>
      <Input key={round} name="new_member" label={texts.add} placeholder={texts.addHint} onInput={setTyped} />
      <Button size="sm" disabled={!isAddress} onClick={add}>
        {texts.addButton}
      </Button>
    </Flex>
  )
}
