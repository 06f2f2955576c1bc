// Places a menu, a list or a tooltip beside what it belongs to, on the side where there is room, wherever that scrolls.
import { type RefObject, useLayoutEffect, useRef } from 'react'

export type Side = 'top' | 'bottom' | 'left' | 'right'

const gap = 4
const margin = 8

export function useFloating<Element extends HTMLElement>(
  anchor: RefObject<HTMLElement>,
  isOpen: boolean,
  side: Side = 'bottom',
  isAsWide = false,
): RefObject<Element> {
  const floating = useRef<Element>(null)
  useLayoutEffect(() => {
    if (!isOpen) return
    const place = () => {
      if (!anchor.current || !floating.current) return
      const box = anchor.current.getBoundingClientRect()
      if (isAsWide) floating.current.style.minWidth = `${box.width}px`
      const { left, top } = position(box, floating.current.getBoundingClientRect(), side)
      floating.current.style.left = `${left}px`
      floating.current.style.top = `${top}px`
    }
    place()
    addEventListener('scroll', place, true)
    addEventListener('resize', place)
    return () => {
      removeEventListener('scroll', place, true)
      removeEventListener('resize', place)
    }
  }, [anchor, isOpen, side, isAsWide])
  return floating
}

function position(anchor: DOMRect, box: DOMRect, side: Side): { left: number; top: number } {
  const { innerWidth, innerHeight } = window
  const fits = {
    top: anchor.top - box.height - gap >= margin,
    bottom: anchor.bottom + box.height + gap <= innerHeight - margin,
    left: anchor.left - box.width - gap >= margin,
    right: anchor.right + box.width + gap <= innerWidth - margin,
  }
  const opposite = { top: 'bottom', bottom: 'top', left: 'right', right: 'left' } as const
  const chosen = fits[side] || !fits[opposite[side]] ? side : opposite[side]
  const isBeside = chosen === 'left' || chosen === 'right'
  const middle = anchor.top + (anchor.height - box.height) / 2
  const left = chosen === 'left' ? anchor.left - box.width - gap : anchor.right + gap
  const top = chosen === 'top' ? anchor.top - box.height - gap : anchor.bottom + gap
  return {
    left: within(isBeside ? left : anchor.left, margin, innerWidth - box.width - margin),
    top: within(isBeside ? middle : top, margin, innerHeight - box.height - margin),
  }
}

function within(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most))
}
