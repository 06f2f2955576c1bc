// Settings as a file, out and in: a page in HubSpot can neither save nor take a file, so Logbook makes a link to one that can.
import { useDesk } from '../frame/desk.ts'
import { LinkMaker } from '../parts/LinkMaker.tsx'
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
