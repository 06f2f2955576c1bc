// Words, boxes, buttons and states.
import {
  Accordion,
  Alert,
  AutoGrid,
  Box,
  Button,
  ButtonRow,
  Card,
  DescriptionList,
  DescriptionListItem,
  Divider,
  EmptyState,
  ErrorState,
  Flex,
  Heading,
  Icon,
  Illustration,
  Image,
  Inline,
  Link,
  List,
  LoadingButton,
  LoadingSpinner,
  ProgressBar,
  ScoreCircle,
  Spacer,
  StatusTag,
  StepIndicator,
  Tag,
  Text,
  Tile,
} from '@hubspot/ui-extensions'
import { useState } from 'react'

const dot =
  'data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg" width="24" height="24"%3E%3Ccircle cx="12" cy="12" r="10" fill="teal"/%3E%3C/svg%3E'

export function WordSamples() {
  const [presses, setPresses] = useState(0)
  const [isLoading, setLoading] = useState(false)
  const [step, setStep] = useState(1)
  return (
    <Flex direction="column" gap="md">
      <Heading>Buttons</Heading>
      <ButtonRow>
        <Button variant="primary" onClick={() => setPresses((count) => count + 1)} testId="press">
          Press
        </Button>
        <Button onClick={() => setPresses(0)}>Start again</Button>
        <Button variant="destructive" size="sm">
          Remove
        </Button>
        <Button variant="transparent" href="https://example.com/">
          Elsewhere
        </Button>
        <Button disabled>Not now</Button>
        <LoadingButton loading={isLoading} onClick={() => setLoading(true)}>
          Save
        </LoadingButton>
      </ButtonRow>
      <Text testId="presses">Pressed {presses} times</Text>
      <Inline gap="sm" align="center">
        <Tag>Default</Tag>
        <Tag variant="success">Synced</Tag>
        <Tag variant="warning">Held</Tag>
        <Tag variant="error">Failed</Tag>
        <Tag variant="info">Waiting</Tag>
        <StatusTag variant="success">Written</StatusTag>
        <StatusTag variant="warning">Held</StatusTag>
        <StatusTag variant="danger" hollow>
          Failed
        </StatusTag>
        <Icon name="email" screenReaderText="Email" />
        <Icon name="warning" color="warning" size="md" />
        <Icon name="success" color="success" size="lg" />
        <Image src={dot} alt="A teal dot" width={24} height={24} />
      </Inline>
      <Alert title="Two activities are held" variant="warning">
        Reconnect HubSpot to send them. <Link href="/contacts/1/record/0-1/1">See the record</Link>
      </Alert>
      <Alert title="All is well" variant="success" />
      <AutoGrid columnWidth={200} flexible gap="sm">
        <Card>
          <Heading>In a card</Heading>
          <Text variant="microcopy">Small words</Text>
        </Card>
        <Tile compact>
          <Text format={{ fontWeight: 'bold' }}>Bold</Text>
          <Text format={{ italic: true, lineDecoration: 'strikethrough' }}>No longer so</Text>
        </Tile>
        <Box>
          <Text truncate>
            A line that is far too long for the box that it has to stand in, so it is cut off
          </Text>
          <ProgressBar title="Backfill" value={40} maxValue={80} showPercentage valueDescription="40 of 80" />
        </Box>
      </AutoGrid>
      <DescriptionList direction="row">
        <DescriptionListItem label="Owner">
          <Text>Ann Ryan</Text>
        </DescriptionListItem>
        <DescriptionListItem label="Company">
          <Link href={{ url: 'https://example.com/', external: true }}>Acme Industries</Link>
        </DescriptionListItem>
      </DescriptionList>
      <List variant="unordered-styled">
        <Text inline>One</Text>
        <Text inline>Two</Text>
      </List>
      <List variant="inline-divided">
        <Text inline>Left</Text>
        <Text inline>Right</Text>
      </List>
      <Accordion title="Why is it not there?" size="md">
        <Text>Because nobody asked.</Text>
      </Accordion>
      <StepIndicator stepNames={['Connect', 'Choose', 'Send']} currentStep={step} onClick={setStep} />
      <Flex gap="lg" align="center">
        <ScoreCircle score={72} />
        <LoadingSpinner label="Loading activity" showLabel />
        <Illustration name="emailConfirmation" alt="A letter" width={90} />
      </Flex>
      <Divider />
      <EmptyState title="No activity yet" layout="vertical" imageName="emailConfirmation">
        <Text>What your tools send shows up here.</Text>
      </EmptyState>
      <Spacer size="sm" />
      <ErrorState title="Logbook cannot be reached">
        <Text>Try again in a minute.</Text>
      </ErrorState>
    </Flex>
  )
}
