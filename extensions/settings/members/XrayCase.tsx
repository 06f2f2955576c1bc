// What would become of a mail to one person: logged or not, under whose name, on which records, what is left out, and by which rules.
import {
  Accordion,
  Flex,
  Heading,
  List,
  StatusTag,
  Table,
  TableBody,
  TableCell,
  TableRow,
  Tag,
  Text,
} from '@hubspot/ui-extensions'
import { useState } from 'react'
import type { XrayAnswer, XrayOutcome } from '../../../server/http/members/answers.ts'
import { kindOf, RecordLink } from '../../parts/RecordLinks.tsx'
import { useSettingsKit } from '../use-settings-kit.ts'

export function XrayCase({ shown }: { shown: XrayAnswer['cases'][number] }) {
  const { words } = useSettingsKit()
  const { person, once_connected: later } = shown
  return (
    <Flex direction="column" gap="small">
      <Heading>{person.name ? `${person.name} (${person.email})` : person.email}</Heading>
      <Outcome outcome={shown} />
      {later && (
        <>
          <Text format={{ fontWeight: 'demibold' }}>{words.settings.xray.onceConnected}</Text>
          <Outcome outcome={later} />
        </>
      )}
    </Flex>
  )
}

/** Nothing has happened yet: what is logged says so in words of its own. */
function Outcome({ outcome }: { outcome: XrayOutcome }) {
  const { words } = useSettingsKit()
  const texts = words.settings.xray
  const { status, reason_text, stored_as, owner, records } = outcome
  const names = new Map<string, string>(Object.entries(words.settings.values['activities.stored_as']))
  return (
    <Flex direction="column" gap="small">
      <Flex direction="row" gap="small" align="center" wrap>
        {status === 'written' ? (
          <StatusTag variant="success">{texts.wouldBeLogged}</StatusTag>
        ) : (
          <StatusTag variant="warning">{texts.wouldNot}</StatusTag>
        )}
        <Text>
          {status === 'written'
            ? texts.logged(names.get(stored_as ?? '') ?? stored_as ?? '', owner?.name ?? null)
            : reason_text}
        </Text>
      </Flex>
      {records.length > 0 && <Records records={records} />}
      <Why outcome={outcome} />
    </Flex>
  )
}

function Records({ records }: Pick<XrayOutcome, 'records'>) {
  const { words } = useSettingsKit()
  const chosenFirst = records.toSorted((one, other) => Number(other.chosen) - Number(one.chosen))
  return (
    <Table density="condensed" flush>
      <TableBody>
        {chosenFirst.map(({ object_type_id: objectTypeId, name, url, chosen, why_text }) => (
          <TableRow key={`${objectTypeId} ${url ?? name}`}>
            <TableCell width="min">
              <Tag variant={chosen ? 'success' : 'default'}>
                {chosen ? words.story.chosen : words.story.passedOver}
              </Tag>
            </TableCell>
            <TableCell>
              {url === null ? (
                <Text>{name}</Text>
              ) : (
                <RecordLink record={{ objectTypeId, id: name, name, url }} />
              )}
              <Text variant="microcopy">
                {`${kindOf({ objectTypeId, id: '', name, url: '' }, words)} · ${why_text}`}
              </Text>
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}

/** Long; drawn for those who want to know. */
function Why({ outcome: { trace } }: { outcome: XrayOutcome }) {
  const { words } = useSettingsKit()
  const [isOpen, setOpen] = useState(false)
  if (trace.length === 0) return null
  return (
    <Accordion title={words.story.trace} size="sm" open={isOpen} onClick={() => setOpen(!isOpen)}>
      {isOpen && (
        <List variant="ordered-styled">
          {trace.map(({ text }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the order is the identity; one rule may run for several people.
            <Text key={index}>{text}</Text>
          ))}
        </List>
      )}
    </Accordion>
  )
}
