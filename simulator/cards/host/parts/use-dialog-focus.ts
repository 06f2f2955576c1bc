// Keeps the keyboard where an open dialog is, and gives it back afterwards.
import { type RefObject, useLayoutEffect, useRef } from 'react'

const focusable =
  'a[href],button:not(:disabled),input:not(:disabled),select:not(:disabled),textarea:not(:disabled),iframe,summary,[tabindex="0"]'

export function useDialogFocus(
  dialog: RefObject<HTMLElement>,
  place: HTMLElement,
  isModal: boolean,
  onClose: () => void,
): void {
  const close = useRef(onClose)
  useLayoutEffect(() => {
    close.current = onClose
  })
  useLayoutEffect(() => {
    const element = dialog.current
    if (!element) return
    const before = document.activeElement
    const release = isModal ? deactivateOthers(place) : () => {}
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Tab') keepInside(element, event)
      // What is open inside closes first.
      if (event.key !== 'Escape' || element.querySelector('[aria-haspopup][aria-expanded="true"]')) return
      event.preventDefault()
      close.current()
    }
    // Not React's event: that would also bubble to whatever opened us.
    element.addEventListener('keydown', onKey)
    element.focus()
    return () => {
      element.removeEventListener('keydown', onKey)
      release()
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [dialog, place, isModal])
}

/** Everything else on the page, but for the alerts, until it is released. */
function deactivateOthers(place: HTMLElement): () => void {
  const others = [...document.body.children].filter(
    (child): child is HTMLElement =>
      child instanceof HTMLElement &&
      child !== place &&
      !child.contains(place) &&
      !child.inert &&
      child.dataset.staysActive === undefined,
  )
  for (const other of others) other.inert = true
  return () => {
    for (const other of others) other.inert = false
  }
}

function keepInside(element: HTMLElement, event: KeyboardEvent): void {
  const stops = [...element.querySelectorAll<HTMLElement>(focusable)].filter((stop) => stop.checkVisibility())
  const first = stops[0]
  const last = stops.at(-1)
  if (!first || !last) {
    event.preventDefault()
    return
  }
  const active = document.activeElement
  if (event.shiftKey && (active === first || active === element)) {
    event.preventDefault()
    last.focus()
  } else if (!event.shiftKey && active === last) {
    event.preventDefault()
    first.focus()
  }
}
