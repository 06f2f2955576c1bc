// Tabs: one of several contents is shown, chosen by click or arrow keys.
import type { TabProps, TabsProps } from '@hubspot/ui-extensions'
import {
  createContext,
  type KeyboardEvent,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useId,
  useState,
} from 'react'
import { fire } from '../fire.ts'
import { childIds, NodeId } from '../parts/node-id.ts'
import { classes } from '../parts/sizes.ts'

type TabId = string | number
type Known = { tabId: TabId; title: string; isDisabled: boolean; tooltip: string | undefined }

// A tab makes itself known, since its parent cannot read its props.
const TabsContext = createContext<{
  know: (node: string, tab: Known | null) => void
  selected: TabId
  id: string
} | null>(null)

export function Tabs(props: TabsProps) {
  const {
    selected,
    defaultSelected,
    onSelectedChange,
    variant = 'default',
    fill = false,
    testId,
    children,
  } = props
  const id = useId()
  const [known, setKnown] = useState<ReadonlyMap<string, Known>>(new Map())
  const [chosen, setChosen] = useState(defaultSelected)
  const know = useCallback(
    (node: string, tab: Known | null) =>
      setKnown((before) => {
        const after = new Map(before)
        if (tab) after.set(node, tab)
        else after.delete(node)
        return after
      }),
    [],
  )
  const tabs = childIds(children).flatMap((node) => known.get(node) ?? [])
  const current = selected ?? chosen ?? tabs[0]?.tabId ?? ''
  const choose = (tabId: TabId) => {
    setChosen(tabId)
    // Its type is one of several functions, of which a card has the one that fits its own ids.
    void fire(onSelectedChange && (() => Reflect.apply(onSelectedChange, undefined, [tabId])))
  }
  return (
    <div className="ui-tabs" data-testid={testId}>
      <div className={classes('ui-tablist', variant, fill && 'fill')} role="tablist" onKeyDown={moveByArrows}>
        {tabs.map(({ tabId, title, isDisabled, tooltip }) => (
          <button
            key={tabId}
            type="button"
            role="tab"
            id={`${id}-tab-${tabId}`}
            aria-controls={`${id}-panel-${tabId}`}
            aria-selected={tabId === current}
            tabIndex={tabId === current ? 0 : -1}
            disabled={isDisabled}
            title={tooltip}
            onClick={() => choose(tabId)}
          >
            {title}
          </button>
        ))}
      </div>
      <TabsContext.Provider value={{ know, selected: current, id }}>{children}</TabsContext.Provider>
    </div>
  )
}

export function Tab({
  tabId,
  title = '',
  disabled: isDisabled = false,
  tooltip,
  testId,
  children,
}: TabProps): ReactNode {
  const tabs = useContext(TabsContext)
  const node = useContext(NodeId)
  const know = tabs?.know
  const name = tabId ?? node
  useEffect(() => {
    know?.(node, { tabId: name, title, isDisabled, tooltip })
    return () => know?.(node, null)
  }, [know, node, name, title, isDisabled, tooltip])
  if (!tabs) return null
  return (
    <div
      className="ui-tabpanel"
      role="tabpanel"
      id={`${tabs.id}-panel-${name}`}
      aria-labelledby={`${tabs.id}-tab-${name}`}
      hidden={tabs.selected !== name}
      data-testid={testId}
    >
      {children}
    </div>
  )
}

const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1 }

function moveByArrows(event: KeyboardEvent<HTMLElement>): void {
  const buttons = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('button:not(:disabled)')]
  const at = buttons.findIndex(isFocused)
  const ends: Record<string, number> = { Home: 0, End: buttons.length - 1 }
  const step = steps[event.key]
  const to = step === undefined ? ends[event.key] : (at + step + buttons.length) % buttons.length
  if (to === undefined) return
  event.preventDefault()
  buttons[to]?.focus()
  buttons[to]?.click()
}

function isFocused(button: HTMLElement): boolean {
  return button === document.activeElement
}
