// What a component needs to have an overlay: a click opens its modal or panel, pointing at it or focusing it shows its tooltip.
import {
  createContext,
  type KeyboardEvent,
  type MutableRefObject,
  type ReactNode,
  type RefObject,
  useMemo,
  useRef,
  useState,
} from 'react'
import { useExtension } from '../extension.ts'

export type TriggerValue = {
  anchor: RefObject<HTMLElement>
  /** Set by the modal or panel in the overlay. */
  dialogKey: MutableRefObject<string | null>
  /** Set by the tooltip in the overlay. */
  describedBy(id: string | null): void
  isPointedAt: boolean
}

export const Trigger = createContext<TriggerValue | null>(null)

export function useTrigger(overlay: ReactNode) {
  const { overlays } = useExtension()
  const anchor = useRef<HTMLElement | null>(null)
  const dialogKey = useRef<string | null>(null)
  const [tooltipId, setTooltipId] = useState<string | null>(null)
  const [isPointedAt, setPointedAt] = useState(false)
  const value = useMemo(() => ({ anchor, dialogKey, describedBy: setTooltipId, isPointedAt }), [isPointedAt])
  return {
    open: () => {
      if (dialogKey.current !== null) overlays.open(dialogKey.current)
    },
    anchorProps: {
      ref: (element: HTMLElement | null) => {
        anchor.current = element
      },
      'aria-describedby': tooltipId ?? undefined,
    },
    pointProps: {
      onMouseEnter: () => setPointedAt(true),
      onMouseLeave: () => setPointedAt(false),
      onFocus: () => setPointedAt(true),
      onBlur: () => setPointedAt(false),
      onKeyDown: (event: KeyboardEvent) => {
        if (event.key === 'Escape') setPointedAt(false)
      },
    },
    node: overlay ? <Trigger.Provider value={value}>{overlay}</Trigger.Provider> : null,
  }
}

type AnchoredProps = {
  trigger: Pick<ReturnType<typeof useTrigger>, 'node' | 'pointProps'>
  children: ReactNode
}

/** Something with its overlay. The span hears the pointer for it: a disabled button does not, but its tooltip may be what explains it. */
export function Anchored({ trigger, children }: AnchoredProps) {
  if (!trigger.node) return children
  return (
    <span className="ui-anchor" {...trigger.pointProps}>
      {children}
      {trigger.node}
    </span>
  )
}
