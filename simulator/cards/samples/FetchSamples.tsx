// hubspot.fetch in all its allowed and refused ways. The address to ask comes from the app's variables.
import { Button, ButtonRow, Flex, hubspot, Text, useExtensionContext } from '@hubspot/ui-extensions'
import { useState } from 'react'

type Options = Parameters<typeof hubspot.fetch>[1]

export function FetchSamples() {
  const { variables } = useExtensionContext<'crm.record.tab'>()
  const [heard, setHeard] = useState('')
  const api = String(variables?.PUBLIC_URL)

  async function ask(url: string, options?: Options): Promise<void> {
    setHeard('asking')
    const answers = await Promise.all([hubspot.fetch(url, options)])
    const parts = await Promise.all(
      answers.map(
        async (answer) => `${answer.status}, ${[...answer.headers].length} headers: ${await answer.text()}`,
      ),
    )
    setHeard(parts.join('\n'))
  }

  return (
    <Flex direction="column" gap="sm">
      <ButtonRow>
        <Button
          onClick={() =>
            ask(`${api}/status?search=a%20b%2Bc%40d`, { headers: { Authorization: 'Bearer t' } })
          }
        >
          Get
        </Button>
        <Button
          onClick={() => ask(`${api}/retry`, { method: 'POST', body: { event: 'e-1', words: 'Grüße' } })}
        >
          Post
        </Button>
        <Button onClick={() => ask(`${api}/status`, { headers: { 'X-Own': '1' } })}>Own header</Button>
        <Button onClick={() => ask('https://elsewhere.example/')}>Elsewhere</Button>
      </ButtonRow>
      <Text testId="heard">{heard}</Text>
    </Flex>
  )
}
