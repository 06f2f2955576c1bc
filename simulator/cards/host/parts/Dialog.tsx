// What modals and panels have in common: above everything, focus goes in, stays in and comes back, Escape closes.
import { type ReactNode, type SyntheticEvent, useId, useLayoutEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { HeadingLevel } from './heading-level.ts'
import { useDialogFocus } from './use-dialog-focus.ts'

type Props = {
  kind: 'modal' | 'panel'
  /** Whether the rest of the page is out of reach meanwhile. */
  isModal: boolean
  label: string
  width: number
  tone?: string
  testId?: string | undefined
  onClose: () => void
  children: ReactNode
}

export function Dialog({ kind, isModal, label, width, tone = '', testId, onClose, children }: Props) {
  const [place] = useState(() => document.createElement('div'))
  const dialog = useRef<HTMLDivElement>(null)
  const titleId = useId()
  useLayoutEffect(() => {
    document.body.append(place)
    return () => place.remove()
  }, [place])
  useDialogFocus(dialog, place, isModal, onClose)
  return createPortal(
    <div className={isModal ? `ui-overlay ${kind} modal` : `ui-overlay ${kind}`}>
      {/* The tree of React goes on where the page's does not: what happens in here is not the business of what opened it. */}
      <div
        ref={dialog}
        className={`ui-dialog ${tone}`}
        role="dialog"
        aria-modal={isModal}
        aria-labelledby={titleId}
        data-testid={testId}
        tabIndex={-1}
        style={{ width }}
        onSubmit={stop}
        onClick={stop}
        onFocus={stop}
        onBlur={stop}
        onKeyDown={stop}
      >
        <header>
          <h2 id={titleId}>{label}</h2>
          <button type="button" className="ui-close" aria-label="Close" onClick={onClose}>
            ×
          </button>
        </header>
        <HeadingLevel.Provider value={3}>{children}</HeadingLevel.Provider>
      </div>
    </div>,
    place,
  )
}

function stop(event: SyntheticEvent): void {
  event.stopPropagation()
}
