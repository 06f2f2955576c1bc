// A list to choose from that opens below its button: one choice or several, with a search where there are many.
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import type { InputIds } from './Field.tsx'
import { useFloating } from './use-floating.ts'
import { useOutsidePress } from './use-outside-press.ts'

export type Value = string | number | boolean
export type Option = { label: string; value: Value }

type Props = {
  ids: InputIds
  options: Option[]
  chosen: Value[]
  shown: ReactNode
  isMultiple?: boolean
  isReadOnly: boolean
  isPlain?: boolean
  onPick(value: Value): void
  onSearch?: ((text: string) => void) | undefined
}

// HubSpot: a search bar comes with more than seven options.
const searchedFrom = 8

export function Chooser(props: Props) {
  const { ids, options, chosen, shown, isMultiple = false, isReadOnly, isPlain = false } = props
  const [isOpen, setOpen] = useState(false)
  const [sought, setSought] = useState('')
  const [active, setActive] = useState(0)
  const listId = useId()
  const button = useRef<HTMLButtonElement>(null)
  const whole = useRef<HTMLDivElement>(null)
  const popup = useFloating<HTMLDivElement>(button, isOpen, 'bottom', true)
  const isSearched = options.length >= searchedFrom
  const matching = options.filter(({ label }) => label.toLowerCase().includes(sought.toLowerCase()))
  const optionId = (index: number) => `${listId}-${index}`

  const close = () => {
    setOpen(false)
    button.current?.focus()
  }
  const open = () => {
    if (isReadOnly) return
    setSought('')
    setActive(
      Math.max(
        0,
        options.findIndex(({ value }) => chosen.includes(value)),
      ),
    )
    setOpen(true)
  }
  const pick = (option: Option | undefined) => {
    if (!option) return
    props.onPick(option.value)
    if (!isMultiple) close()
  }
  useOutsidePress(whole, isOpen, () => setOpen(false))
  useEffect(() => {
    if (!isOpen) return
    const list = popup.current
    list?.querySelector('[data-active]')?.scrollIntoView({ block: 'nearest' })
  })

  const moveTo = (index: number) => setActive(Math.max(0, Math.min(index, matching.length - 1)))
  const keys: Record<string, () => void> = {
    ArrowDown: () => (isOpen ? moveTo(active + 1) : open()),
    ArrowUp: () => (isOpen ? moveTo(active - 1) : open()),
    Home: () => moveTo(0),
    End: () => moveTo(matching.length - 1),
    Enter: () => (isOpen ? pick(matching[active]) : open()),
    ' ': () => (isOpen ? pick(matching[active]) : open()),
    Escape: close,
    Tab: () => setOpen(false),
  }
  const onKeyDown = (event: KeyboardEvent) => {
    // These move and write in the search box.
    const isTyped = event.target instanceof HTMLInputElement && [' ', 'Home', 'End'].includes(event.key)
    const act = keys[event.key]
    if (!act || isTyped || (!isOpen && (event.key === 'Escape' || event.key === 'Tab'))) return
    if (event.key !== 'Tab') event.preventDefault()
    act()
  }

  return (
    <div className={isPlain ? 'ui-chooser plain' : 'ui-chooser'} ref={whole}>
      <button
        ref={button}
        type="button"
        role="combobox"
        id={ids.id}
        aria-haspopup="listbox"
        aria-expanded={isOpen}
        aria-controls={listId}
        aria-labelledby={ids.labelId}
        aria-label={ids.labelId ? undefined : 'Choose'}
        aria-describedby={ids['aria-describedby']}
        aria-invalid={ids['aria-invalid']}
        aria-required={ids['aria-required']}
        aria-activedescendant={isOpen && !isSearched ? optionId(active) : undefined}
        disabled={isReadOnly}
        onClick={() => (isOpen ? close() : open())}
        onKeyDown={onKeyDown}
      >
        <span className="shown">{shown}</span>
        <span className="caret" aria-hidden="true" />
      </button>
      <div className="ui-popup" ref={popup} hidden={!isOpen}>
        {isSearched && isOpen && (
          <SearchBox
            label="Search options"
            controls={listId}
            activeId={optionId(active)}
            text={sought}
            onKeyDown={onKeyDown}
            onText={(text) => {
              setSought(text)
              setActive(0)
              props.onSearch?.(text)
            }}
          />
        )}
        <div
          role="listbox"
          id={listId}
          aria-labelledby={ids.labelId}
          aria-multiselectable={isMultiple}
          tabIndex={-1}
        >
          {isOpen &&
            matching.map((option, index) => (
              <div
                key={String(option.value)}
                role="option"
                id={optionId(index)}
                tabIndex={-1}
                aria-selected={chosen.includes(option.value)}
                data-active={index === active ? '' : undefined}
                onMouseMove={() => setActive(index)}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => pick(option)}
                onKeyDown={() => {}}
              >
                {isMultiple && <span className="box" aria-hidden="true" />}
                {option.label}
              </div>
            ))}
          {isOpen && matching.length === 0 && <p className="nothing">No results</p>}
        </div>
      </div>
    </div>
  )
}

type SearchProps = {
  label: string
  controls: string
  activeId: string
  text: string
  onText(text: string): void
  onKeyDown(event: KeyboardEvent): void
}

function SearchBox({ label, controls, activeId, text, onText, onKeyDown }: SearchProps) {
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.focus(), [])
  return (
    <input
      ref={input}
      type="search"
      placeholder="Search"
      aria-label={label}
      aria-controls={controls}
      aria-activedescendant={activeId}
      value={text}
      onChange={(event) => onText(event.target.value)}
      onKeyDown={onKeyDown}
    />
  )
}
