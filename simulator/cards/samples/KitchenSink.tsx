// Uses every component of HubSpot's that a card may use: the proof that the simulator draws them, and a page to look at them.
import { Divider, Flex, hubspot, Tab, Tabs } from '@hubspot/ui-extensions'
import { ActionSamples } from './ActionSamples.tsx'
import { DataSamples } from './DataSamples.tsx'
import { FetchSamples } from './FetchSamples.tsx'
import { InputSamples } from './InputSamples.tsx'
import { OverlaySamples } from './OverlaySamples.tsx'
import { WordSamples } from './WordSamples.tsx'

function KitchenSink() {
  return (
    <Tabs defaultSelected="words" onSelectedChange={() => {}}>
      <Tab tabId="words" title="Words">
        <WordSamples />
      </Tab>
      <Tab tabId="data" title="Data">
        <DataSamples />
      </Tab>
      <Tab tabId="inputs" title="Inputs">
        <InputSamples />
      </Tab>
      <Tab tabId="overlays" title="Overlays">
        <OverlaySamples />
      </Tab>
      <Tab tabId="actions" title="HubSpot">
        <Flex direction="column" gap="md">
          <ActionSamples />
          <Divider />
          <FetchSamples />
        </Flex>
      </Tab>
      <Tab tabId="closed" title="Closed" disabled>
        Nobody reads this.
      </Tab>
    </Tabs>
  )
}

hubspot.extend<'crm.record.tab'>(() => <KitchenSink />)
