// How the settings stand: what is in force, what is a draft and whose, what is not even saved, and the next thing to do about it.
import {
  Accordion,
  Alert,
  Button,
  ButtonRow,
  Flex,
  LoadingButton,
  StatusTag,
  Text,
} from '@hubspot/ui-extensions'
import { type ReactNode, useState } from 'react'
import { useSettingsKit } from '../use-settings-kit.ts'
import { ChangeList } from './ChangeList.tsx'
import { ConfirmButton } from './ConfirmButton.tsx'
import { useDesk } from './desk.ts'
import { Findings } from './Findings.tsx'
import { errorsOf } from './findings.ts'
import { Clashes, TroubleAlert } from './TroubleAlert.tsx'

/** `changedTabs`: where something was changed and not saved yet. */
export function DraftBar({ changedTabs }: { changedTabs: string }) {
  const { words } = useSettingsKit()
  const { page, unsaved, isBehind, times } = useDesk()
  const { version, published_by: by, published_at: at, isAdmin } = page
  const texts = words.settings
  return (
    <Flex direction="column" gap="small">
      <Text variant="microcopy">
        {by !== null && at !== null ? texts.inForce(version, by, times.ago(at)) : texts.defaults}
      </Text>
      {!isAdmin && (
        <Alert title={texts.readOnly} variant="info">
          {texts.readOnlyDetail}
        </Alert>
      )}
      <TroubleAlert />
      {unsaved.length > 0 && (
        <Stand variant="warning" title={texts.unsaved} text={texts.unsavedDetail(changedTabs)}>
          <SaveButtons />
        </Stand>
      )}
      <Clashes />
      {isBehind && isAdmin && <Behind />}
      {page.draft && unsaved.length === 0 && <Draft />}
    </Flex>
  )
}

/** The same at the end of a long tab. */
export function SaveButtons() {
  const { words } = useSettingsKit()
  const { doing, trouble, save, undo } = useDesk()
  return (
    <ButtonRow>
      <LoadingButton
        size="sm"
        variant="primary"
        loading={doing === 'saving'}
        // HubSpot marks it as done otherwise, whatever became of it.
        resultIconName={trouble ? 'warning' : 'success'}
        onClick={save}
      >
        {words.settings.save}
      </LoadingButton>
      <Button size="sm" onClick={undo}>
        {words.settings.undo}
      </Button>
    </ButtonRow>
  )
}

type StandProps = { variant: 'warning' | 'info'; title: string; text: string; children?: ReactNode }

function Stand({ variant, title, text, children }: StandProps) {
  return (
    <Flex direction="row" gap="small" align="center" wrap>
      <StatusTag variant={variant}>{title}</StatusTag>
      <Text>{text}</Text>
      {children}
    </Flex>
  )
}

function Behind() {
  const { words } = useSettingsKit()
  const { page, doing, catchUp } = useDesk()
  if (!page.draft) return null
  return (
    <Alert title={words.settings.behind} variant="warning">
      <Flex direction="column" gap="small" align="start">
        <Text>{words.settings.behindDetail(page.draft.base_version, page.version)}</Text>
        <LoadingButton size="sm" loading={doing === 'catching_up'} onClick={catchUp}>
          {words.settings.catchUp}
        </LoadingButton>
      </Flex>
    </Alert>
  )
}

function Draft() {
  const { words } = useSettingsKit()
  const { page, isBehind, times } = useDesk()
  const [isOpen, setOpen] = useState(true)
  const { draft, choices, isAdmin } = page
  if (!draft) return null
  const { edited_by: by, edited_at: at, changes, changes_in_all: inAll } = draft
  const texts = words.settings
  return (
    <Flex direction="column" gap="small">
      <Stand variant="info" title={texts.draft} text={texts.draftBy(by, times.ago(at), inAll)}>
        {isAdmin && (
          <ButtonRow>
            {!isBehind && <PublishButton />}
            <DiscardButton by={by} />
          </ButtonRow>
        )}
      </Stand>
      {inAll > 0 && (
        <Accordion title={texts.changes.show(inAll)} size="sm" open={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen && <ChangeList changes={changes} changesInAll={inAll} choices={choices} of="draft" />}
        </Accordion>
      )}
    </Flex>
  )
}

function PublishButton() {
  const { words } = useSettingsKit()
  const { page, publish } = useDesk()
  const { draft, choices } = page
  if (!draft) return null
  const texts = words.settings
  const { changes, changes_in_all: inAll, findings } = draft
  const errors = errorsOf(findings)
  return (
    <ConfirmButton
      label={texts.publish}
      title={texts.publishTitle}
      yes={texts.publishYes}
      variant="primary"
      isBarred={errors.length > 0}
      onYes={publish}
    >
      <Text>{errors.length > 0 ? texts.publishLater : texts.publishDetail}</Text>
      <Findings findings={findings} />
      <ChangeList changes={changes} changesInAll={inAll} choices={choices} of="draft" />
    </ConfirmButton>
  )
}

function DiscardButton({ by }: { by: string }) {
  const { words } = useSettingsKit()
  const { discard } = useDesk()
  const texts = words.settings
  return (
    <ConfirmButton
      label={texts.discard}
      title={texts.discardTitle}
      yes={texts.discardYes}
      variant="destructive"
      onYes={discard}
    >
      <Text>{texts.discardDetail(by)}</Text>
    </ConfirmButton>
  )
}
