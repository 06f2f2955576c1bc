// Shows a long list page by page, from what is here already.
import { useState } from 'react'

const PAGE = 25

/** To be handed on to HubSpot's Table as it is. */
type Paging =
  | { paginated: false }
  | { paginated: true; page: number; pageCount: number; onPageChange: (page: number) => void }

export function usePages<T>(entries: readonly T[], size = PAGE): { shown: readonly T[]; paging: Paging } {
  const [wanted, setWanted] = useState(1)
  const pageCount = Math.ceil(entries.length / size)
  // The list may have become shorter meanwhile.
  const page = Math.min(wanted, Math.max(pageCount, 1))
  const shown = entries.slice((page - 1) * size, page * size)
  return {
    shown,
    paging:
      pageCount > 1 ? { paginated: true, page, pageCount, onPageChange: setWanted } : { paginated: false },
  }
}
