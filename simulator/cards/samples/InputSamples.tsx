// Every input, in a form that shows what the card was told.
import {
  Button,
  ButtonRow,
  Checkbox,
  DateInput,
  Flex,
  Form,
  Input,
  MultiSelect,
  NumberInput,
  RadioButton,
  SearchInput,
  Select,
  StepperInput,
  Text,
  TextArea,
  TimeInput,
  Toggle,
  ToggleGroup,
} from '@hubspot/ui-extensions'
import { type ReactNode, useState } from 'react'

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September']
const monthOptions = months.map((label, index) => ({ label, value: index + 1 }))
const states = ['Written', 'Held', 'Failed'].map((label) => ({ label, value: label.toLowerCase() }))

export function InputSamples() {
  const [name, setName] = useState('')
  const [letters, setLetters] = useState('')
  const [sought, setSought] = useState('')
  const [month, setMonth] = useState<string | number | boolean>('')
  const [chosen, setChosen] = useState<(string | number | boolean)[]>(['held'])
  const [isOn, setOn] = useState(false)
  const [refused, setRefused] = useState(0)
  const [sent, setSent] = useState('')
  const isShort = name !== '' && name.length < 3
  return (
    <Form onSubmit={({ targetValue }) => setSent(JSON.stringify(targetValue))} testId="form">
      <Flex gap="md" wrap>
        <Column>
          <Input
            name="name"
            label="Name"
            required
            value={name}
            onInput={setName}
            onChange={setName}
            description="As HubSpot shows it"
            error={isShort}
            {...(isShort ? { validationMessage: 'At least three letters' } : {})}
          />
        </Column>
        <Column>
          <Input
            name="slow"
            label="Loud"
            value={letters}
            onInput={(text) => setLetters(text.toUpperCase())}
          />
        </Column>
      </Flex>
      <SearchInput
        name="search"
        label="Search"
        placeholder="Subject or address"
        value={sought}
        onInput={setSought}
        onChange={setSought}
      />
      <TextArea name="note" label="Note" rows={2} defaultValue="First line" resize="vertical" />
      <Flex gap="md" wrap>
        <Column>
          <Select
            name="month"
            label="Month"
            options={monthOptions}
            value={month}
            onChange={setMonth}
            placeholder="Any month"
          />
        </Column>
        <Column>
          <MultiSelect name="states" label="States" options={states} value={chosen} onChange={setChosen} />
        </Column>
      </Flex>
      <Flex gap="md" wrap>
        <Column>
          <NumberInput name="days" label="Days" min={0} max={90} defaultValue={30} tooltip="At most 90" />
        </Column>
        <Column>
          <StepperInput name="deals" label="Deals" min={1} max={5} defaultValue={4} />
        </Column>
        <Column>
          <DateInput name="from" label="From" defaultValue={{ year: 2026, month: 10, date: 20 }} />
        </Column>
        <Column>
          <TimeInput
            name="at"
            label="At"
            interval={60}
            min={{ hours: 8, minutes: 0 }}
            max={{ hours: 12, minutes: 0 }}
          />
        </Column>
      </Flex>
      <Flex gap="lg" wrap align="center">
        <Toggle name="on" label="Log opens" checked={isOn} onChange={setOn} />
        <Toggle
          name="never"
          label="Never on"
          checked={false}
          onChange={() => setRefused((count) => count + 1)}
          size="sm"
        />
        <Checkbox name="internal" value="yes" description="Colleagues among themselves">
          Internal mail
        </Checkbox>
        <RadioButton name="alone" value="1">
          Alone
        </RadioButton>
      </Flex>
      <ToggleGroup
        name="kinds"
        label="Kinds"
        toggleType="checkboxList"
        inline
        options={[
          { label: 'Mail', value: 'mail', initialIsChecked: true },
          { label: 'Calls', value: 'calls' },
          { label: 'Meetings', value: 'meetings', readOnly: true },
        ]}
      />
      <ToggleGroup
        name="owner"
        label="Owner"
        toggleType="radioButtonList"
        options={[
          { label: 'Whoever sent it', value: 'sender', initialIsChecked: true },
          { label: 'Nobody', value: 'nobody', description: 'It stays without an owner' },
        ]}
      />
      <ButtonRow>
        <Button type="submit" variant="primary">
          Send
        </Button>
        <Button type="reset">Reset</Button>
        <Button onClick={() => setName('')}>Clear name</Button>
      </ButtonRow>
      <Text testId="name">Name: {name}</Text>
      <Text testId="loud">Loud: {letters}</Text>
      <Text testId="sought">Sought: {sought}</Text>
      <Text testId="chosen">
        Month {String(month)}, states {chosen.join(' and ')}, opens {isOn ? 'on' : 'off'}, refused {refused}
      </Text>
      <Text testId="sent">{sent}</Text>
    </Form>
  )
}

function Column({ children }: { children: ReactNode }) {
  return <Flex direction="column">{children}</Flex>
}
