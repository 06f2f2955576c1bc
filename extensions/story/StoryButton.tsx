// A button that opens the whole story of one event beside the page. A panel takes the keyboard, closes by Escape and gives the focus back.
import { Button, Panel, PanelBody } from '@hubspot/ui-extensions'
import { type ReactNode, useCallback, useId, useRef, useState } from 'react'
import { Story } from './Story.tsx'

type Props = {
  event: string
  /** What the panel is called. */
  title: string
  children: ReactNode
  /** Something was tried again, and the panel is closed: what stood behind it is old now. */
  onChanged: () => void
}

export function StoryButton({ event, title, children, onChanged }: Props) {
  const id = useId()
  // What was opened stays open: the card behind may refresh and go on to another event meanwhile.
  const [opened, setOpened] = useState<{ event: string; title: string } | null>(null)
  const isChanged = useRef(false)
  const close = () => {
    setOpened(null)
    // Not earlier: the row with this very panel may be gone after a refresh.
    if (isChanged.current) onChanged()
    isChanged.current = false
  }
  const noteChange = useCallback(() => {
    isChanged.current = true
  }, [])
  // A panel's contents are drawn although it is closed: only an open one may ask the server.
  const panel = (
    <Panel id={id} title={opened?.title ?? title} width="md" variant="modal" onClose={close}>
      <PanelBody>{opened && <Story event={opened.event} onChanged={noteChange} />}</PanelBody>
    </Panel>
  )
  return (
    <Button size="sm" overlay={panel} onClick={() => setOpened({ event, title })}>
      {children}
    </Button>
  )
}
