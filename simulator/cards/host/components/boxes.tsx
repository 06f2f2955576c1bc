// Boxes around other components: cards, tiles, alerts, and what opens and closes.
import type { AccordionProps, AlertProps, CardProps, TileProps } from '@hubspot/ui-extensions'
import { useId, useState } from 'react'
import { fire } from '../fire.ts'
import { classes, sizeOf } from '../parts/sizes.ts'
import { Glyph } from './Icon.tsx'

export function Card({ testId, children }: CardProps) {
  return (
    <div className="ui-card" data-testid={testId}>
      {children}
    </div>
  )
}

export function Tile({ compact = false, flush = false, testId, children }: TileProps) {
  return (
    <div className={classes('ui-tile', compact && 'compact', flush && 'flush')} data-testid={testId}>
      {children}
    </div>
  )
}

const urgent = new Set(['danger', 'error', 'warning'])

export function Alert({ title, variant = 'info', testId, children }: AlertProps) {
  return (
    <div
      className={`ui-alert ${variant}`}
      role={urgent.has(variant) ? 'alert' : 'status'}
      data-testid={testId}
    >
      <strong>{title}</strong>
      {children && <div>{children}</div>}
    </div>
  )
}

export function Accordion(props: AccordionProps) {
  const { title, size, open, defaultOpen = false, disabled = false, onClick, testId, children } = props
  const [isOpenHere, setOpenHere] = useState(defaultOpen)
  const isOpen = open ?? isOpenHere
  const id = useId()
  const press = () => {
    setOpenHere(!isOpen)
    void fire(onClick)
  }
  return (
    <div className={`ui-accordion ${sizeOf(size, 'sm')}`} data-testid={testId}>
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={`${id}-content`}
        id={id}
        disabled={disabled}
        onClick={press}
      >
        <Glyph name={isOpen ? 'downCarat' : 'right'} />
        {title}
      </button>
      <section id={`${id}-content`} aria-labelledby={id} hidden={!isOpen}>
        {children}
      </section>
    </div>
  )
}
