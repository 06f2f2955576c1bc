// Takes a pasted list: says how much of it was understood, and leaves the rest standing to be mended.
import { Alert, Button, Flex, Text, TextArea } from '@hubspot/ui-extensions'
import { useRef, useState } from 'react'
import { useSettingsKit } from '../use-settings-kit.ts'
import { type Kind, type ReadList, readList } from './read-list.ts'

type Props = {
  name: string
  label: string
  hint: string
  kinds: readonly Kind[]
  /** Answers how many of them were there already. */
  onAdd: (read: ReadList) => number
}

type Result = Omit<ReadList, 'unclear'> & { unclear: ReadList['unclear']; known: number }

const MOST_NAMED = 20

export function PasteBox({ name, label, hint, kinds, onAdd }: Props) {
  const { words } = useSettingsKit()
  const texts = words.settings.exclusions
  const typed = useRef('')
  const [result, setResult] = useState<Result | null>(null)
  // A field keeps what was typed; another one begins with what is left.
  const [round, setRound] = useState(0)
  const add = () => {
    const read = readList(typed.current, kinds)
    typed.current = read.unclear.map(({ text }) => text).join('\n')
    setResult({ ...read, known: onAdd(read) })
    setRound(round + 1)
  }
  const type = (text: string) => {
    typed.current = text
  }
  return (
    <Flex direction="column" gap="small" align="stretch">
      <TextArea
        key={round}
        name={name}
        label={label}
        description={hint}
        rows={5}
        resize="vertical"
        defaultValue={typed.current}
        onInput={type}
        onChange={type}
      />
      <Flex direction="row">
        <Button size="sm" onClick={add}>
          {texts.add}
        </Button>
      </Flex>
      {result && <Understood result={result} />}
    </Flex>
  )
}

function Understood({ result }: { result: Result }) {
  const { words } = useSettingsKit()
  const texts = words.settings.exclusions
  const { addresses, domains, patterns, known, unclear } = result
  const counts = { addresses: addresses.length, domains: domains.length, patterns: patterns.length }
  return (
    <Alert title={texts.understood(counts)} variant={unclear.length > 0 ? 'warning' : 'success'}>
      <Flex direction="column" gap="flush">
        {known > 0 && <Text>{texts.known(known)}</Text>}
        {unclear.length > 0 && <Text>{texts.unclear(unclear.length)}</Text>}
        {unclear.slice(0, MOST_NAMED).map(({ line, text }) => (
          <Text key={line}>{texts.line(line, text.length > 100 ? `${text.slice(0, 100)}…` : text)}</Text>
        ))}
        {unclear.length > MOST_NAMED && <Text>{words.records.more(unclear.length - MOST_NAMED)}</Text>}
      </Flex>
    </Alert>
  )
}
