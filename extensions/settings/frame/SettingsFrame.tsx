// The settings once they are there: how they stand on top, and a tab for each part of them.
import { Button, Divider, Flex, StatusTag, Tab, Tabs } from '@hubspot/ui-extensions'
import { useCallback, useMemo, useState } from 'react'
import type { FindingView } from '../../../server/http/settings/answers.ts'
import type { TabProps } from '../tab.ts'
import { TABS, type TabId } from '../tabs.ts'
import { useSettingsKit } from '../use-settings-kit.ts'
import { DraftBar, SaveButtons } from './DraftBar.tsx'
import { type Desk, DeskContext } from './desk.ts'
import { errorsOf, findingsAt } from './findings.ts'

export function SettingsFrame({ desk }: { desk: Desk }) {
  const { words } = useSettingsKit()
  const [selected, setSelected] = useState<TabId>('general')
  // What was begun in a tab stays there while one looks at another; what nobody has seen yet need not be drawn.
  const [seen, setSeen] = useState<ReadonlySet<TabId>>(new Set(['general']))
  const select = (id: TabId) => {
    setSelected(id)
    setSeen((before) => new Set([...before, id]))
  }
  const props = useTabProps(desk)
  const changed = TABS.filter(({ shows }) =>
    shows.some((pointer) => desk.unsaved.some((name) => pointer === `/${name}`)),
  )
  return (
    <DeskContext.Provider value={desk}>
      <Flex direction="column" gap="medium">
        <DraftBar changedTabs={changed.map(({ id }) => words.settings.tabs[id]).join(', ')} />
        <ToMend desk={desk} onGo={select} />
        <Tabs
          selected={selected}
          onSelectedChange={(id: string | number) => {
            const tab = TABS.find((tab) => tab.id === id)
            if (tab) select(tab.id)
          }}
        >
          {TABS.map(({ id, shows, Contents }) => {
            const problems = findingsOfTab(shows, desk.findings).length
            return (
              <Tab
                key={id}
                tabId={id}
                title={words.settings.tab(id, problems)}
                {...(problems > 0 && { tooltip: words.settings.tabProblems(problems) })}
              >
                {seen.has(id) && (
                  <Flex direction="column" gap="large">
                    <Contents {...props} />
                    {desk.unsaved.length > 0 && shows.length > 0 && (
                      <Flex direction="column" gap="small">
                        <Divider />
                        <SaveButtons />
                      </Flex>
                    )}
                  </Flex>
                )}
              </Tab>
            )
          })}
        </Tabs>
      </Flex>
    </DeskContext.Provider>
  )
}

/** What keeps the draft from being published, or broke since the settings were published, and where it is. */
function ToMend({ desk, onGo }: { desk: Desk; onGo: (id: TabId) => void }) {
  const { words } = useSettingsKit()
  const errors = errorsOf(desk.findings)
  const places = TABS.filter(({ shows }) => findingsOfTab(shows, errors).length > 0)
  const isDraft = desk.page.draft !== null || desk.unsaved.length > 0
  if (errors.length === 0) return null
  return (
    <Flex direction="row" gap="small" align="center" wrap>
      <StatusTag variant="danger">
        {isDraft ? words.settings.toMend(errors.length) : words.settings.toMendInForce(errors.length)}
      </StatusTag>
      {places.map(({ id }) => (
        <Button key={id} size="xs" variant="transparent" onClick={() => onGo(id)}>
          {words.settings.goTo(words.settings.tabs[id])}
        </Button>
      ))}
    </Flex>
  )
}

function findingsOfTab(shows: readonly string[], findings: readonly FindingView[]): FindingView[] {
  return shows.flatMap((pointer) => findingsAt(findings, pointer))
}

function useTabProps({ document, page, findings, leftOut, change, isReadOnly }: Desk): TabProps {
  const at = useCallback((pointer: string) => findingsAt(findings, pointer), [findings])
  const left = useCallback(
    (pointer: string) => leftOut.find((list) => list.pointer === pointer)?.entries ?? null,
    [leftOut],
  )
  const { choices } = page
  return useMemo(
    () => ({ document, choices, findings: at, leftOut: left, change, isReadOnly }),
    [document, choices, at, left, change, isReadOnly],
  )
}
