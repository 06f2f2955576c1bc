// Modals, panels, menus and tooltips, opened in each way there is.
import {
  Button,
  ButtonRow,
  Dropdown,
  Flex,
  Input,
  Link,
  LoadingButton,
  Modal,
  ModalBody,
  ModalFooter,
  Panel,
  PanelBody,
  PanelFooter,
  PanelSection,
  Text,
  Tooltip,
  useExtensionActions,
} from '@hubspot/ui-extensions'
import { useState } from 'react'

export function OverlaySamples() {
  const { closeOverlay } = useExtensionActions<'crm.record.tab'>()
  const [said, setSaid] = useState<string[]>([])
  const say = (words: string) => setSaid((before) => [...before, words])
  return (
    <Flex direction="column" gap="md">
      <ButtonRow>
        <Button
          overlay={
            <Modal
              id="pause"
              title="Pause Logbook?"
              onOpen={() => say('opened')}
              onClose={() => say('closed')}
            >
              <ModalBody>
                <Text>Events are kept and sent once you resume.</Text>
                <Input name="why" label="Why" />
              </ModalBody>
              <ModalFooter>
                <Button
                  variant="primary"
                  onClick={() => {
                    say('paused')
                    closeOverlay('pause')
                  }}
                >
                  Pause
                </Button>
                <Button onClick={() => closeOverlay('pause')}>Cancel</Button>
              </ModalFooter>
            </Modal>
          }
        >
          Open modal
        </Button>
        <Button
          overlay={
            <Panel id="story" title="What happened" width="md" variant="modal">
              <PanelBody>
                <PanelSection>
                  <Text>It came in, and it was written.</Text>
                  <Button
                    overlay={
                      <Modal id="sure" title="Sure?" variant="danger" width="sm">
                        <ModalBody>
                          <Text>Within the panel.</Text>
                        </ModalBody>
                      </Modal>
                    }
                  >
                    Ask again
                  </Button>
                </PanelSection>
              </PanelBody>
              <PanelFooter>
                <Button onClick={() => closeOverlay('story')}>Done</Button>
              </PanelFooter>
            </Panel>
          }
        >
          Open panel
        </Button>
        <Button onClick={(_event, reactions) => reactions.openPanel('older')}>Open the older way</Button>
        <Dropdown buttonText="Actions">
          <Dropdown.ButtonItem onClick={() => say('retried')}>Try again</Dropdown.ButtonItem>
          <Dropdown.ButtonItem
            overlay={
              <Modal id="from-menu" title="From the menu">
                <ModalBody>
                  <Text>Opened by an item.</Text>
                </ModalBody>
              </Modal>
            }
          >
            Look closer
          </Dropdown.ButtonItem>
        </Dropdown>
        <Button disabled overlay={<Tooltip placement="bottom">You are not a super admin.</Tooltip>}>
          Disconnect
        </Button>
        <LoadingButton>Wait</LoadingButton>
      </ButtonRow>
      <Link href="" overlay={<Tooltip>Shown when pointed at</Tooltip>}>
        Point at me
      </Link>
      <Panel id="older" title="Opened by a reaction">
        <PanelBody>
          <Text>The page stays in reach.</Text>
        </PanelBody>
      </Panel>
      <Text testId="said">{said.join(', ')}</Text>
    </Flex>
  )
}
