// A link to a page of Logbook's own that can do what a page in HubSpot cannot: take or hand out a file.
import { Flex, Link, LoadingButton, Text } from '@hubspot/ui-extensions'
import { useState } from 'react'
import type { LinkAnswer } from '../../../server/http/settings/answers.ts'
import { useAct } from '../../parts/use-act.ts'

type Props = { button: string; link: string; after: string; make: () => Promise<LinkAnswer> }

export function LinkMaker({ button, link, after, make }: Props) {
  const { isBusy, act } = useAct()
  const [made, setMade] = useState<LinkAnswer | null>(null)
  return (
    <Flex direction="row" gap="small" align="center" wrap>
      <LoadingButton size="sm" loading={isBusy} onClick={() => act(make, setMade)}>
        {button}
      </LoadingButton>
      {made && (
        <>
          <Link href={{ url: made.url, external: true }}>{link}</Link>
          <Text variant="microcopy">{after}</Text>
        </>
      )}
    </Flex>
  )
}
