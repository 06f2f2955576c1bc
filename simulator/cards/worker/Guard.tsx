// Catches what a card throws while it draws, so that the page can say so instead of showing nothing.
import { Component, type ReactNode } from 'react'

type Props = { onError(error: unknown): void; children: ReactNode }

export class Guard extends Component<Props, { hasFailed: boolean }> {
  override state = { hasFailed: false }

  static getDerivedStateFromError() {
    return { hasFailed: true }
  }

  override componentDidCatch(error: unknown): void {
    this.props.onError(error)
  }

  override render(): ReactNode {
    return this.state.hasFailed ? null : this.props.children
  }
}
