// What HubSpot would refuse in a sidebar, beside what it allows there, and a part that breaks when told to.
import { Button, Flex, hubspot, Text } from '@hubspot/ui-extensions'
import { CrmActionLink, CrmPropertyList } from '@hubspot/ui-extensions/crm'
import { PageTitle } from '@hubspot/ui-extensions/pages'
import { createElement, useState } from 'react'

function Refused() {
  const [isBroken, setBroken] = useState(false)
  if (isBroken) throw new Error('The card broke while drawing.')
  return (
    <Flex direction="column" gap="sm">
      <Text>Small enough for a sidebar</Text>
      <CrmActionLink actionType="EXTERNAL_URL" actionContext={{ href: 'https://example.com/' }}>
        Allowed here
      </CrmActionLink>
      <CrmPropertyList properties={['email']} />
      <PageTitle>Not here</PageTitle>
      {createElement('Carousel')}
      <Button onClick={() => setBroken(true)}>Break</Button>
    </Flex>
  )
}

hubspot.extend<'crm.record.sidebar'>(() => <Refused />)
