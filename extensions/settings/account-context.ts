// The account whose settings these are, for the part that shows its connection.
import { createContext, useContext } from 'react'
import type { AccountRef, SettingsAnswer } from '../../server/http/cards/answers.ts'

type Given = { account: SettingsAnswer['account']; onAccountChanged: (account: AccountRef) => void }

export const AccountContext = createContext<Given | null>(null)

export function useAccount(): Given {
  const given = useContext(AccountContext)
  if (!given) throw new Error('This part of the settings stands outside their page.')
  return given
}
