// The address of the contact a card stands on: activity that still waits knows the address, but not yet the record.
import { useCallback, useRef } from 'react'
import { useKit } from './Kit.tsx'

const CONTACT = '0-1'
/** The card does without it rather than wait for it. */
const PATIENCE_MS = 2_000

/** Asked of HubSpot at most once; null for companies and deals, and where HubSpot does not say. */
export function useEmail(objectTypeId: string): () => Promise<string | null> {
  const { actions } = useKit()
  const asked = useRef<Promise<string | null> | null>(null)
  const { fetchCrmObjectProperties } = actions
  return useCallback(() => {
    if (objectTypeId !== CONTACT || !fetchCrmObjectProperties) return Promise.resolve(null)
    asked.current ??= Promise.race([
      fetchCrmObjectProperties(['email']).then(
        ({ email }) => email || null,
        () => null,
      ),
      new Promise<null>((resolve) => setTimeout(resolve, PATIENCE_MS, null)),
    ])
    return asked.current
  }, [objectTypeId, fetchCrmObjectProperties])
}
