// What every part of a card needs, made once from what HubSpot hands to the card: server, words, present, actions.
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import { type CardApi, createCardApi } from '../api/card-api.ts'
import { localeFor } from '../time/locale.ts'
import { createTimes, type Times } from '../time/times.ts'
import { type Words, wordsIn } from '../words/words.ts'

/** The part of HubSpot's context that every place has. */
export type ExtensionContext = {
  user: { locale?: string; language?: string }
  variables?: { [name: string]: string | number | bigint | boolean }
}

/** The same on a record. */
export type RecordContext = ExtensionContext & { crm: { objectTypeId: string; objectId: number } }

/** The part of HubSpot's actions that every place has. */
export type ExtensionActions = {
  addAlert: (alert: { type?: 'success' | 'danger'; title?: string; message: string }) => void
  closeOverlay: (id: string) => void
  copyTextToClipboard: (text: string) => Promise<void>
  /** Only on a record. */
  fetchCrmObjectProperties?: (properties: string[]) => Promise<Record<string, string>>
}

export type CardProps<C extends ExtensionContext = ExtensionContext> = {
  context: C
  actions: ExtensionActions
  /** The present; tests hold it still. */
  now?: () => Date
}

export type Kit = {
  api: CardApi
  /** Where the server answers; empty when the app was uploaded without it (see the profile). */
  apiUrl: string
  words: Words
  locale: string
  actions: ExtensionActions
  now: () => Date
}

const TICK_MS = 30_000
const KitContext = createContext<Kit | null>(null)
const systemTime = () => new Date()

export function KitProvider({
  context,
  actions,
  now = systemTime,
  children,
}: CardProps & { children: ReactNode }) {
  const { language, locale } = context.user
  const apiUrl = String(context.variables?.API_URL ?? '').replace(/\/+$/, '')
  const kit = useMemo(() => {
    const words = wordsIn(language)
    return {
      api: createCardApi(apiUrl),
      apiUrl,
      words,
      locale: localeFor(words.language, locale),
      actions,
      now,
    }
  }, [apiUrl, language, locale, actions, now])
  return <KitContext.Provider value={kit}>{children}</KitContext.Provider>
}

export function useKit(): Kit {
  const kit = useContext(KitContext)
  if (!kit) throw new Error('A part of a card stands outside its KitProvider.')
  return kit
}

/** Times bound to the present of each drawing. */
export type TimesNow = Omit<Times, 'ago' | 'until'> & {
  ago: (at: string) => string
  until: (at: string) => string
}

/** Times in a zone; they grow older while the card is open. */
export function useTimes(timeZone: string): TimesNow {
  const { words, locale, now } = useKit()
  const [, setTicks] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => setTicks((ticks) => ticks + 1), TICK_MS)
    return () => clearInterval(timer)
  }, [])
  const times = useMemo(
    () => createTimes({ locale, timeZone, justNow: words.justNow, soon: words.soon }),
    [locale, timeZone, words],
  )
  return { ...times, ago: (at) => times.ago(at, now()), until: (at) => times.until(at, now()) }
}
