// What stands around the contents of every card: the kit, and something readable should the card itself break.
import { Alert, logger } from '@hubspot/ui-extensions'
import { Component, type ReactNode } from 'react'
import { type CardProps, KitProvider, useKit } from '../kit/Kit.tsx'

export function Shell({ children, ...props }: CardProps & { children: ReactNode }) {
  return (
    <KitProvider {...props}>
      <Unbroken>{children}</Unbroken>
    </KitProvider>
  )
}

/** React takes a broken tree away without a word; a person should at least read that it is not their data. */
class Unbroken extends Component<{ children: ReactNode }, { isBroken: boolean }> {
  override state = { isBroken: false }

  static getDerivedStateFromError() {
    return { isBroken: true }
  }

  override componentDidCatch(error: Error) {
    // The name alone: a message may quote what the card was showing.
    logger.error(`logbook: a card broke (${error.name})`)
  }

  override render() {
    return this.state.isBroken ? <Broken /> : this.props.children
  }
}

function Broken() {
  const { words } = useKit()
  return (
    <Alert title={words.brokenTitle} variant="error">
      {words.brokenDetail}
    </Alert>
  )
}
