// The state of one modal or panel: known by its id, opened by its trigger or by a card, told about to the card.
import { useContext, useEffect, useId, useRef, useSyncExternalStore } from 'react'
import { useExtension } from '../extension.ts'
import { fire } from '../fire.ts'
import { Trigger } from './use-trigger.tsx'

type Told = { onOpen?: (() => void) | undefined; onClose?: (() => void) | undefined }

export function useDialog(id: string, told: Told): { isOpen: boolean; close: () => void } {
  const { overlays } = useExtension()
  const trigger = useContext(Trigger)
  const key = useId()
  useEffect(() => overlays.register(key, id), [overlays, key, id])
  useEffect(() => {
    if (!trigger) return
    trigger.dialogKey.current = key
    return () => {
      trigger.dialogKey.current = null
    }
  }, [trigger, key])
  const isOpen = useSyncExternalStore(overlays.subscribe, () => overlays.isOpen(key))

  const handlers = useRef(told)
  useEffect(() => {
    handlers.current = told
  })
  useEffect(() => {
    if (!isOpen) return
    void fire(handlers.current.onOpen)
    return () => void fire(handlers.current.onClose)
  }, [isOpen])
  return { isOpen, close: () => overlays.closeKey(key) }
}
