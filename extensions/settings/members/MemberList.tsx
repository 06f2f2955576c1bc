// The list of members in each of its states: nobody yet, nobody found, a page of them; what can be done for all of them, and to add one.
import { Alert, Button, Flex, SearchInput, Select, Text } from '@hubspot/ui-extensions'
import { useState } from 'react'
import type { MemberCounts } from '../../../server/http/members/answers.ts'
import { Answered } from '../../parts/Answered.tsx'
import { useAccount } from '../account-context.ts'
import { useDesk } from '../frame/desk.ts'
import { editedOf } from '../frame/use-edits.ts'
import { StillLooking } from '../parts/StillLooking.tsx'
import type { TabProps } from '../tab.ts'
import { useSettingsKit } from '../use-settings-kit.ts'
import { AddMember } from './AddMember.tsx'
import { MembersActs } from './MembersActs.tsx'
import { MemberTable } from './MemberTable.tsx'
import { rowsOf } from './rules.ts'
import { isTooLong } from './use-member-change.ts'
import {
  EVERYBODY,
  type MembersFilter,
  type MembersList,
  type ShownMembers,
  useMembers,
} from './use-members.ts'

/** Fewer are seen at a glance. */
const SEARCHED_FROM = 10

export function MemberList(props: TabProps) {
  const { account } = useAccount()
  const list = useMembers()
  const [added, setAdded] = useState<readonly string[]>([])
  return (
    <Answered asked={list.asked} timeZoneOf={() => account.timeZone} bar="top">
      {(shown) => (
        <Flex direction="column" gap="small">
          <Found {...props} list={list} shown={shown} added={added} />
          <StillLooking choices={shown} />
          {!props.isReadOnly && (
            <AddMember {...props} onAdded={(email) => setAdded((before) => [email, ...before])} />
          )}
        </Flex>
      )}
    </Answered>
  )
}

type FoundProps = TabProps & { list: MembersList; shown: ShownMembers; added: readonly string[] }

function Found({ list, shown, added, ...props }: FoundProps) {
  const { words } = useSettingsKit()
  const { page } = useDesk()
  const texts = words.settings.members
  const { filter, setFilter, openPage, asked } = list
  // The search field keeps its own text, so emptying it means drawing a new one.
  const [clearings, setClearings] = useState(0)
  const isFirst = isEverybody(filter) && shown.page === 1
  const rows = rowsOf({
    members: props.document.members,
    saved: editedOf(page).settings.members,
    shown: shown.members,
    added: isFirst ? added : [],
    isLeftOut: isTooLong(props.leftOut),
  })
  if (rows.length === 0 && shown.counts.all === 0) return <Text>{texts.nobody}</Text>
  const showAll = () => {
    setFilter(EVERYBODY)
    setClearings(clearings + 1)
  }
  return (
    <Flex direction="column" gap="small">
      <MembersActs shown={shown} onChanged={asked.refresh} />
      {isTooLong(props.leftOut) && <Text variant="microcopy">{texts.atOnce}</Text>}
      <Filters key={clearings} filter={filter} counts={shown.counts} onChange={setFilter} />
      {rows.length > 0 ? (
        <MemberTable {...props} rows={rows} shown={shown} onPage={openPage} onChanged={asked.refresh} />
      ) : (
        <Alert title={texts.noMatch}>
          <Button size="sm" onClick={showAll}>
            {texts.showAll}
          </Button>
        </Alert>
      )}
    </Flex>
  )
}

type FilterProps = { filter: MembersFilter; counts: MemberCounts; onChange: (filter: MembersFilter) => void }

function Filters({ filter, counts, onChange }: FilterProps) {
  const { words } = useSettingsKit()
  const texts = words.settings.members
  const search = (search: string) => onChange({ ...filter, search })
  if (counts.all <= SEARCHED_FROM && isEverybody(filter)) return null
  return (
    <Flex direction="row" gap="small" align="end" wrap>
      {/* Not bound to our state: the way to the screen and back is long enough to swallow letters. */}
      <SearchInput
        name="member"
        label={texts.search}
        placeholder={texts.searchHint}
        onInput={search}
        onChange={search}
      />
      <Select
        name="show"
        label={texts.show}
        value={filter.show}
        options={SHOWN.map((value) => ({ value, label: texts.filter(texts.filters[value], counts[value]) }))}
        onChange={(picked) => {
          const show = SHOWN.find((one) => one === picked)
          if (show) onChange({ ...filter, show })
        }}
      />
    </Flex>
  )
}

const SHOWN = [
  'all',
  'attention',
  'not_connected',
  'connected',
  'unmapped',
  'off',
  'left',
] as const satisfies (keyof MemberCounts)[]

function isEverybody({ show, search }: MembersFilter): boolean {
  return show === 'all' && search.trim() === ''
}
