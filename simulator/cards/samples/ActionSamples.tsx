// What a card asks of HubSpot: its context, its actions, and the data of its hooks.
import {
  Button,
  ButtonRow,
  Flex,
  logger,
  Text,
  useExtensionActions,
  useExtensionContext,
} from '@hubspot/ui-extensions'
import { CrmActionButton, CrmActionLink, useAssociations, useCrmProperties } from '@hubspot/ui-extensions/crm'
import { useEffect, useState } from 'react'

type Point = 'crm.record.tab'

export function ActionSamples() {
  const context = useExtensionContext<Point>()
  const actions = useExtensionActions<Point>()
  const { properties } = useCrmProperties(['firstname', 'lifecyclestage'], {
    propertiesToFormat: ['lifecyclestage'],
  })
  const { results, isLoading } = useAssociations({ toObjectType: 'companies', properties: ['name'] })
  const [read, setRead] = useState('')
  useEffect(() => {
    logger.info('drawn')
  }, [])
  return (
    <Flex direction="column" gap="sm">
      <Text testId="context">{JSON.stringify(context)}</Text>
      <Text testId="properties">{JSON.stringify(properties)}</Text>
      <Text testId="companies">
        {isLoading ? '' : results.map(({ properties: { name } }) => name).join(', ')}
      </Text>
      <ButtonRow>
        <Button
          onClick={() => actions.addAlert({ type: 'success', title: 'Sent', message: 'It is on its way.' })}
        >
          Alert
        </Button>
        <Button onClick={() => actions.addAlert({ type: 'danger', message: 'It failed.' })}>Bad alert</Button>
        <Button onClick={() => actions.copyTextToClipboard('lbk_copied')}>Copy</Button>
        <Button
          onClick={async () =>
            setRead(JSON.stringify(await actions.fetchCrmObjectProperties(['email', 'phone'])))
          }
        >
          Read
        </Button>
        <Button onClick={() => actions.refreshObjectProperties()}>Refresh</Button>
        <Button
          onClick={() => actions.navigateToPage({ to: '/events/:id', params: { id: 'e-1', tab: 'log' } })}
        >
          To the app
        </Button>
        <Button
          onClick={() =>
            actions.openIframeModal({ uri: 'https://frames.example/page', width: 400, height: 200 })
          }
        >
          Frame
        </Button>
        <CrmActionButton
          actionType="ADD_NOTE"
          actionContext={{ objectTypeId: '0-1', objectId: context.crm.objectId }}
        >
          Add note
        </CrmActionButton>
        <CrmActionLink
          actionType="RECORD_APP_LINK"
          actionContext={{ objectTypeId: '0-1', objectId: context.crm.objectId }}
        >
          Record
        </CrmActionLink>
      </ButtonRow>
      <Text testId="read">{read}</Text>
    </Flex>
  )
}
