// Notices a press anywhere else, which closes what is open.
import { type RefObject, useEffect, useRef } from 'react'

export function useOutsidePress(inside: RefObject<HTMLElement>, isOpen: boolean, onPress: () => void): void {
  const press = useRef(onPress)
  useEffect(() => {
    press.current = onPress
  })
  useEffect(() => {
    if (!isOpen) return
    const listen = (event: PointerEvent) => {
      if (event.target instanceof Node && !inside.current?.contains(event.target)) press.current()
    }
    document.addEventListener('pointerdown', listen)
    return () => document.removeEventListener('pointerdown', listen)
  }, [inside, isOpen])
}
