// Settings as a file, out and in: a page in HubSpot can neither save nor take a file, so Logbook makes a link to one that can.
import { Flex, Link, LoadingButton, Text } from '@hubspot/ui-extensions'
import { useState } from 'react'
import type { LinkAnswer } from '../../../server/http/settings/answers.ts'
import { useAct } from '../../parts/use-act.ts'
import { useDesk } from '../frame/desk.ts'
import { Section } from '../parts/Section.tsx'
import { useSettingsKit } from '../use-settings-kit.ts'

export function FileLinks() {
  const { api, words } = useSettingsKit()
  const { page } = useDesk()
  const texts = words.settings.general
  const { version: base_version, revision, isAdmin } = page
  return (
    <Section title={texts.file} detail={texts.fileDetail}>
      <LinkMaker
        button={texts.exportButton}
        link={texts.exportLink}
        after={texts.once}
        make={api.exportLink}
      />
      {isAdmin && (
        <LinkMaker
          // Another draft, another link: the old one would be told that somebody was faster.
          key={`${base_version} ${revision}`}
          button={texts.importButton}
          link={texts.importLink}
          after={texts.importAfter}
          make={() => api.importLink({ base_version, revision })}
        />
      )}
    </Section>
  )
}

type Props = { button: string; link: string; after: string; make: () => Promise<LinkAnswer> }

function LinkMaker({ button, link, after, make }: Props) {
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
