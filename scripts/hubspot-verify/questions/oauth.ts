// Tokens: how long they live, whether they are replaced, and how HubSpot says that they are no good.
import { z } from 'zod'
import { paths } from '../../../server/hubspot/paths.ts'
import { KEY_PROPERTY_SCOPES } from '../../../server/hubspot/scopes.ts'
import type { Account } from '../account.ts'
import { credentialsOf, introspect } from '../granted-scopes.ts'
import { type Heard, inWords } from '../heard.ts'
import { judge, oncePerAccount, type Question, Unasked } from '../question.ts'

const source = 'OAuth: tokens'
/** Logbook refreshes this long before a token expires. */
const REFRESH_AHEAD_S = 300

const GRANT_IS_GONE = /BAD_REFRESH_TOKEN|BAD_HUB|invalid_grant/

const Tokens = z.object({ access_token: z.string(), refresh_token: z.string(), expires_in: z.number() })
const Facts = z.object({
  hub_id: z.union([z.number(), z.string()]),
  hub_domain: z.string(),
  user: z.string(),
  scopes: z.array(z.string()),
})

export function askForTokens(account: Account, refresh_token: string): Promise<Heard> {
  const { clientId: client_id, clientSecret: client_secret } = credentialsOf(account)
  return account.askForm(paths.token, {
    grant_type: 'refresh_token',
    ...{ client_id, client_secret, refresh_token },
  })
}

/** New tokens, which take the place of those we came with: these may be good no longer. */
export const refresh = oncePerAccount(async (account: Account) => {
  const before = { ...credentialsOf(account), accessToken: account.accessToken() }
  const heard = await askForTokens(account, before.refreshToken)
  const tokens = Tokens.safeParse(heard.raw).data ?? null
  if (tokens) account.keepTokens(tokens.access_token, tokens.refresh_token)
  return { before, heard, tokens }
})

async function refreshed(account: Account) {
  const { before, tokens, heard } = await refresh(account)
  if (tokens === null) throw new Unasked(`Refreshing was answered ${inWords(heard)}.`)
  return { before, tokens }
}

export const oauthQuestions: Question[] = [
  {
    id: 'token-facts',
    rule: 'Introspection tells account, domain, user and scopes of an access token.',
    sureness: 'documented',
    source,
    matters: 'Nobody could install Logbook.',
    copes: false,
    async ask(account) {
      const heard = await introspect(account)
      const facts = Facts.safeParse(heard.raw)
      const missing = facts.error?.issues.map(({ path }) => path.join('.')).join(', ')
      return judge(facts.success, missing ? `${inWords(heard)}, without ${missing}` : inWords(heard))
    },
  },
  {
    id: 'token-scopes',
    rule: `An account can grant ${KEY_PROPERTY_SCOPES.join(', ')}.`,
    sureness: 'unverified',
    source: 'Scopes',
    matters:
      'Logbook cannot make its key property there: after a lost answer it recognises by time and content.',
    copes: true,
    async ask(account) {
      const scopes = Facts.safeParse((await introspect(account)).raw).data?.scopes
      if (scopes === undefined) return { kind: 'unasked', why: 'Introspection does not tell the scopes.' }
      const missing = KEY_PROPERTY_SCOPES.filter((scope) => !scopes.includes(scope))
      return judge(
        missing.length === 0,
        missing.length === 0 ? 'granted' : `not granted: ${missing.join(', ')}`,
      )
    },
  },
  {
    id: 'token-refresh',
    rule: 'A refresh answers an access token, a refresh token and `expires_in`.',
    sureness: 'documented',
    source,
    matters: 'Every account would be disconnected after half an hour.',
    copes: false,
    async ask(account) {
      const { heard, tokens } = await refresh(account)
      return judge(tokens !== null, inWords(heard))
    },
  },
  {
    id: 'token-rotation',
    rule: 'The refresh token stays the same.',
    sureness: 'unverified',
    source,
    matters: 'Nothing for Logbook, which keeps whatever comes back. The refresh token given here is used up.',
    copes: true,
    async ask(account) {
      const { before, tokens } = await refreshed(account)
      const isSame = before.refreshToken === tokens.refresh_token
      return judge(isSame, isSame ? 'the same' : 'another one')
    },
  },
  {
    id: 'token-lifetime',
    rule: 'An access token lives for 30 minutes.',
    sureness: 'documented',
    source,
    matters: `Logbook goes by \`expires_in\`. At ${REFRESH_AHEAD_S} seconds or less it would refresh before every call.`,
    copes: true,
    async ask(account) {
      const { tokens } = await refreshed(account)
      return judge(tokens.expires_in === 1_800, `${tokens.expires_in} seconds`)
    },
  },
  {
    id: 'token-before',
    rule: 'Access tokens from before a refresh stay good until they expire.',
    sureness: 'seen',
    source,
    matters: 'Calls under way during a refresh are refused once, and repeated with the new token.',
    copes: true,
    async ask(account) {
      const { before } = await refreshed(account)
      const heard = await account.ask('GET', paths.accountInfo, undefined, { token: before.accessToken })
      return judge(heard.isOk, inWords(heard))
    },
  },
  {
    id: 'token-bad-refresh',
    rule: 'A refresh token that is no good is refused with BAD_REFRESH_TOKEN or `invalid_grant`.',
    sureness: 'documented',
    source,
    matters: 'Logbook would not notice that an account was disconnected, and go on trying.',
    copes: false,
    async ask(account) {
      const heard = await askForTokens(account, '00000000-0000-4000-8000-000000000000')
      return judge(!heard.isOk && GRANT_IS_GONE.test(JSON.stringify(heard.raw)), inWords(heard))
    },
  },
  {
    id: 'token-bad-secret',
    rule: 'A wrong client secret is refused with another code than a refresh token that is no good.',
    sureness: 'documented',
    source,
    matters: 'After a mistake in the settings Logbook would take every account for disconnected.',
    copes: false,
    async ask(account) {
      const { clientId: client_id, refreshToken: refresh_token } = credentialsOf(account)
      const form = { grant_type: 'refresh_token', client_id, client_secret: 'wrong', refresh_token }
      const text = JSON.stringify((await account.askForm(paths.token, form)).raw)
      const isApart = text.includes('BAD_CLIENT') || !GRANT_IS_GONE.test(text)
      return judge(isApart, /BAD_\w+|invalid_\w+/.exec(text)?.[0] ?? 'no code')
    },
  },
]
