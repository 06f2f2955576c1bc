// A button with a menu. Its items stay while it is closed, because the overlays they open belong to them.
import type { DropdownButtonItemProps, DropdownProps } from '@hubspot/ui-extensions'
import { createContext, type KeyboardEvent, useContext, useEffect, useId, useRef, useState } from 'react'
import { fire } from '../fire.ts'
import { sizeOf } from '../parts/sizes.ts'
import { useFloating } from '../parts/use-floating.ts'
import { useOutsidePress } from '../parts/use-outside-press.ts'
import { usePress } from './buttons.tsx'

const CloseMenu = createContext<() => void>(() => {})

export function Dropdown(props: DropdownProps) {
  const {
    buttonText = 'More',
    variant = 'secondary',
    buttonSize,
    disabled = false,
    options,
    testId,
    children,
  } = props
  const [isOpen, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const whole = useRef<HTMLDivElement>(null)
  const menu = useFloating<HTMLDivElement>(button, isOpen, 'bottom', true)
  const id = useId()
  const close = () => {
    setOpen(false)
    button.current?.focus()
  }
  useOutsidePress(whole, isOpen, () => setOpen(false))
  useEffect(() => {
    if (isOpen) itemsOf(menu.current)[0]?.focus()
  }, [isOpen, menu])

  const onKeyDown = (event: KeyboardEvent) => {
    if (!isOpen) return
    if (event.key === 'Tab') setOpen(false)
    if (event.key === 'Escape') close()
    const items = itemsOf(menu.current)
    const at = items.findIndex(isFocused)
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    items.at(to % items.length)?.focus()
  }

  return (
    <div className="ui-dropdown" ref={whole} data-testid={testId}>
      <button
        ref={button}
        type="button"
        className={`ui-button ${variant} ${sizeOf(buttonSize, 'md')}`}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={id}
        disabled={disabled}
        onClick={() => setOpen(!isOpen)}
      >
        {buttonText}
        <span className="caret" aria-hidden="true" />
      </button>
      <div
        className="ui-popup ui-menu"
        role="menu"
        id={id}
        ref={menu}
        hidden={!isOpen}
        aria-label={buttonText}
        tabIndex={-1}
        onKeyDown={onKeyDown}
      >
        <CloseMenu.Provider value={close}>
          {options?.map(({ label, onClick }) => (
            <button
              key={label}
              type="button"
              role="menuitem"
              tabIndex={-1}
              onClick={() => {
                close()
                void fire(onClick)
              }}
            >
              {label}
            </button>
          ))}
          {children}
        </CloseMenu.Provider>
      </div>
    </div>
  )
}

export function DropdownButtonItem({ onClick, overlay, testId, children }: DropdownButtonItemProps) {
  const close = useContext(CloseMenu)
  const press = usePress(overlay, onClick)
  return (
    <>
      <button
        {...press.anchorProps}
        type="button"
        role="menuitem"
        tabIndex={-1}
        data-testid={testId}
        onClick={(event) => {
          close()
          press.click(event)
        }}
      >
        {children}
      </button>
      {press.node}
    </>
  )
}

function isFocused(item: HTMLElement): boolean {
  return item === document.activeElement
}

function itemsOf(menu: HTMLElement | null): HTMLElement[] {
  return [...(menu?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])]
}
