// The alerts that extensions raise: shown in a corner for a while, one area for the whole page, readable above any overlay.
import { useEffect, useSyncExternalStore } from 'react'
import { createRoot } from 'react-dom/client'
import type { Alert } from '../protocol.ts'

type Shown = Alert & { id: number }

// Long enough to be read twice. What went wrong stays until it is closed.
const shownMs = 8_000

let shown: Shown[] = []
let lastId = 0
let isMounted = false
const listeners = new Set<() => void>()

export function addAlert(alert: Alert): void {
  mount()
  lastId += 1
  change([...shown, { ...alert, id: lastId }])
}

function close(id: number): void {
  change(shown.filter((alert) => alert.id !== id))
}

function change(next: Shown[]): void {
  shown = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

function mount(): void {
  if (isMounted) return
  isMounted = true
  const area = document.createElement('div')
  area.className = 'ui-toasts'
  area.dataset.staysActive = ''
  document.body.append(area)
  createRoot(area).render(<Alerts />)
}

function Alerts() {
  const alerts = useSyncExternalStore(subscribe, () => shown)
  return (
    <section aria-label="Alerts" aria-live="polite">
      {alerts.map((alert) => (
        <Toast key={alert.id} alert={alert} />
      ))}
    </section>
  )
}

function Toast({ alert: { id, type = 'info', title, message } }: { alert: Shown }) {
  useEffect(() => {
    if (type === 'danger') return
    const timer = setTimeout(() => close(id), shownMs)
    return () => clearTimeout(timer)
  }, [id, type])
  return (
    <div className={`ui-toast ${type}`} role={type === 'danger' ? 'alert' : 'status'}>
      <div>
        {title && <strong>{title}</strong>}
        <p>{message}</p>
      </div>
      <button type="button" className="ui-close" aria-label="Close alert" onClick={() => close(id)}>
        ×
      </button>
    </div>
  )
}
