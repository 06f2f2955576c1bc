// What opens above the page: modals, panels from the side, and tooltips.
import type {
  ModalBodyProps,
  ModalFooterProps,
  ModalProps,
  PanelBodyProps,
  PanelFooterProps,
  PanelProps,
  PanelSectionProps,
  TooltipProps,
} from '@hubspot/ui-extensions'
import { useContext, useEffect, useId } from 'react'
import { Dialog } from '../parts/Dialog.tsx'
import { classes, type Size, sizeOf } from '../parts/sizes.ts'
import { useDialog } from '../parts/use-dialog.ts'
import { useFloating } from '../parts/use-floating.ts'
import { Trigger } from '../parts/use-trigger.tsx'

const modalWidths: Partial<Record<Size, number>> = { sm: 480, md: 640, lg: 880 }
const panelWidths: Partial<Record<Size, number>> = { sm: 430, md: 560, lg: 760 }

export function Modal({
  id,
  title,
  width,
  variant = 'default',
  onOpen,
  onClose,
  testId,
  children,
  ...rest
}: ModalProps) {
  const { isOpen, close } = useDialog(id, { onOpen, onClose })
  if (!isOpen) return null
  return (
    <Dialog
      kind="modal"
      isModal
      label={title ?? rest['aria-label'] ?? ''}
      width={modalWidths[sizeOf(width, 'sm')] ?? 480}
      tone={variant}
      testId={testId}
      onClose={close}
    >
      <Trigger.Provider value={null}>{children}</Trigger.Provider>
    </Dialog>
  )
}

export function Panel({
  id,
  title,
  width,
  variant = 'default',
  onOpen,
  onClose,
  testId,
  children,
  ...rest
}: PanelProps) {
  const { isOpen, close } = useDialog(id, { onOpen, onClose })
  if (!isOpen) return null
  return (
    <Dialog
      kind="panel"
      isModal={variant === 'modal'}
      label={title ?? rest['aria-label'] ?? ''}
      width={panelWidths[sizeOf(width, 'sm')] ?? 430}
      testId={testId}
      onClose={close}
    >
      <Trigger.Provider value={null}>{children}</Trigger.Provider>
    </Dialog>
  )
}

export function DialogBody({ testId, children }: ModalBodyProps | PanelBodyProps) {
  return (
    <div className="ui-dialog-body" data-testid={testId}>
      {children}
    </div>
  )
}

export function DialogFooter({ testId, children }: ModalFooterProps | PanelFooterProps) {
  return (
    <footer className="ui-dialog-footer" data-testid={testId}>
      {children}
    </footer>
  )
}

export function PanelSection({ flush = false, testId, children }: PanelSectionProps) {
  return (
    <section className={classes('ui-panel-section', flush && 'flush')} data-testid={testId}>
      {children}
    </section>
  )
}

const nowhere = { current: null }

export function Tooltip({ placement = 'top', testId, children }: TooltipProps) {
  const trigger = useContext(Trigger)
  const id = useId()
  const describedBy = trigger?.describedBy
  useEffect(() => {
    describedBy?.(id)
    return () => describedBy?.(null)
  }, [describedBy, id])
  const isShown = trigger?.isPointedAt ?? false
  const floating = useFloating<HTMLSpanElement>(trigger?.anchor ?? nowhere, isShown, placement)
  return (
    <span ref={floating} id={id} role="tooltip" className="ui-tooltip" hidden={!isShown} data-testid={testId}>
      {children}
    </span>
  )
}
