// What every component may need of the extension it belongs to.
import { createContext, useContext } from 'react'
import type { CardConfig } from '../protocol.ts'
import type { Overlays } from './overlays.ts'
import type { Pages } from './pages.ts'

export type Extension = { config: CardConfig; overlays: Overlays; pages: Pages }

export const ExtensionContext = createContext<Extension | null>(null)

export function useExtension(): Extension {
  const extension = useContext(ExtensionContext)
  if (!extension) throw new Error('This component stands outside of any extension.')
  return extension
}
