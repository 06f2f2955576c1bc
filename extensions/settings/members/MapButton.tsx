// Maps members to owners all at once: whose address is a user's for sure, whose name or address is alike only if somebody ticks them.
import { Checkbox, Flex, Heading, Table, TableBody, TableCell, TableRow, Text } from '@hubspot/ui-extensions'
import { useRef, useState } from 'react'
import type { MappingAnswer } from '../../../server/http/members/answers.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { Answered } from '../../parts/Answered.tsx'
import { useAccount } from '../account-context.ts'
import { ConfirmButton } from '../frame/ConfirmButton.tsx'
import { useDesk } from '../frame/desk.ts'
import { usePages } from '../parts/use-pages.ts'
import { useSettingsKit } from '../use-settings-kit.ts'

type Chosen = { sure: number; also: readonly string[] }
const NOBODY: Chosen = { sure: 0, also: [] }

export function MapButton() {
  const { api, actions, words } = useSettingsKit()
  const { changeDraft } = useDesk()
  const texts = words.settings.members.map
  const [chosen, setChosen] = useState(NOBODY)
  // A window's own buttons may be asked before it is drawn again: what was ticked last counts.
  const latest = useRef(chosen)
  const choose = (now: Chosen) => {
    latest.current = now
    setChosen(now)
  }
  const save = async () => {
    const { sure, also } = latest.current
    const isDone = await changeDraft((seen) => api.mapMembers({ ...seen, also: [...also] }))
    if (isDone) actions.addAlert({ type: 'success', message: texts.done(sure + also.length) })
    return isDone
  }
  return (
    <ConfirmButton
      label={texts.button}
      title={texts.title}
      yes={texts.yes(chosen.sure + chosen.also.length)}
      isBarred={chosen.sure + chosen.also.length === 0}
      onOpen={() => choose(NOBODY)}
      onYes={save}
    >
      <Proposal also={chosen.also} onChoose={(given) => choose({ ...latest.current, ...given })} />
    </ConfirmButton>
  )
}

type Props = { also: readonly string[]; onChoose: (given: Partial<Chosen>) => void }

function Proposal({ also, onChoose }: Props) {
  const { api, now } = useSettingsKit()
  const { account } = useAccount()
  const asked = useAnswer({
    key: 'mapping',
    ask: async () => {
      const told = await api.mapping()
      onChoose({ sure: told.sure_in_all })
      return told
    },
    now,
  })
  return (
    <Answered asked={asked} timeZoneOf={() => account.timeZone} bar="none">
      {(told) => <Told told={told} also={also} onTick={(also) => onChoose({ also })} />}
    </Answered>
  )
}

type ToldProps = { told: MappingAnswer; also: readonly string[]; onTick: (also: string[]) => void }

function Told({ told, also, onTick }: ToldProps) {
  const { words } = useSettingsKit()
  const texts = words.settings.members.map
  const { proposals, proposals_in_all, sure_in_all, archived, archived_in_all, unmatched, unmatched_in_all } =
    told
  const sure = proposals.filter(({ why }) => why === 'same_address')
  const likely = proposals.filter(({ why }) => why !== 'same_address')
  return (
    <Flex direction="column" gap="medium">
      <Text>{proposals_in_all === 0 ? texts.nothing : texts.detail}</Text>
      {sure.length > 0 && (
        <Flex direction="column" gap="extra-small">
          <Heading>{texts.sure(sure_in_all)}</Heading>
          <Pairs pairs={sure} />
          {sure_in_all > sure.length && (
            <Text variant="microcopy">{words.records.more(sure_in_all - sure.length)}</Text>
          )}
        </Flex>
      )}
      {likely.length > 0 && (
        <Flex direction="column" gap="extra-small">
          <Heading>{texts.likely}</Heading>
          <Pairs pairs={likely} ticked={also} onTick={onTick} />
        </Flex>
      )}
      {archived_in_all > 0 && <Text>{texts.archived(archived_in_all, few(archived))}</Text>}
      {unmatched_in_all > 0 && <Text>{texts.unmatched(unmatched_in_all, few(unmatched))}</Text>}
    </Flex>
  )
}

const FEW = 5
const few = (emails: readonly string[]) => emails.slice(0, FEW).join(', ')
const PAGE = 10

type PairsProps = {
  pairs: MappingAnswer['proposals']
  ticked?: readonly string[]
  /** Without it, nobody has to tick them. */
  onTick?: (ticked: string[]) => void
}

function Pairs({ pairs, ticked = [], onTick }: PairsProps) {
  const { words } = useSettingsKit()
  const texts = words.settings.members.map
  const { shown, paging } = usePages(pairs, PAGE)
  return (
    <Table density="condensed" flush {...paging}>
      <TableBody>
        {shown.map(({ email, name, owner, why }) => (
          <TableRow key={email}>
            <TableCell>
              {onTick ? (
                <Checkbox
                  name={`map ${email}`}
                  checked={ticked.includes(email)}
                  onChange={(isOn) =>
                    onTick([...ticked.filter((one) => one !== email), ...(isOn ? [email] : [])])
                  }
                >
                  {email}
                </Checkbox>
              ) : (
                <Text>{email}</Text>
              )}
              {name && <Text variant="microcopy">{name}</Text>}
            </TableCell>
            <TableCell>
              <Text>{owner.name}</Text>
              {why !== 'same_address' && <Text variant="microcopy">{texts.why[why]}</Text>}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}
