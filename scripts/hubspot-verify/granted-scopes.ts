// What the token may do, where the app's credentials are at hand to ask.
import { z } from 'zod'
import { paths } from '../../server/hubspot/paths.ts'
import type { Account } from './account.ts'
import type { Heard } from './heard.ts'
import { oncePerAccount, Unasked } from './question.ts'

const Introspection = z.object({ scopes: z.array(z.string()) })

export const introspect = oncePerAccount(async (account: Account): Promise<Heard> => {
  const { clientId: client_id, clientSecret: client_secret } = credentialsOf(account)
  const token = { token: account.accessToken(), token_type_hint: 'access_token' }
  return account.askForm(paths.introspect, { client_id, client_secret, ...token })
})

/** Null where nobody can tell. */
export async function grantedScopes(account: Account): Promise<string[] | null> {
  if (account.credentials() === null) return null
  return Introspection.safeParse((await introspect(account)).raw).data?.scopes ?? null
}

export function credentialsOf(account: Account) {
  const credentials = account.credentials()
  if (credentials !== null) return credentials
  throw new Unasked(
    'It needs the client id, the client secret and a refresh token (see docs/hubspot-rules.md).',
  )
}
