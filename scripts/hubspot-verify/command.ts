// The command behind `npm run hubspot:verify`: reads its options, makes sure that the account may be asked, asks, reports.
import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { paths } from '../../server/hubspot/paths.ts'
import { type Account, type AccountOptions, type Credentials, createAccount } from './account.ts'
import { inWords } from './heard.ts'
import { refresh } from './questions/oauth.ts'
import { TOPICS } from './questions.ts'
import { answerLines, exitCode, summaryLines } from './report.ts'
import { rulesPage } from './rules-page.ts'
import { verify } from './verify.ts'

export const RULES_PAGE = new URL('../../docs/hubspot-rules.md', import.meta.url)

const USAGE = `Use: npm run hubspot:verify -- [--url https://api.hubapi.com] [--only ${TOPICS[0]?.name},…] [--yes]
       with HUBSPOT_TOKEN, or HUBSPOT_REFRESH_TOKEN, HUBSPOT_CLIENT_ID and HUBSPOT_CLIENT_SECRET
       (or --token, --refresh-token, --client-id, --client-secret)
     npm run hubspot:verify -- --write-docs
Topics: ${TOPICS.map(({ name }) => name).join(', ')}`

const FOR_TESTS = ['DEVELOPER_TEST', 'SANDBOX']
const Details = z.object({ portalId: z.union([z.number(), z.string()]), accountType: z.string().catch('') })

export type Command = {
  args: readonly string[]
  env: Record<string, string | undefined>
  print(line: string): void
} & Pick<AccountOptions, 'signal' | 'now' | 'sleep' | 'intervalMs'>

/** Answers the exit code: 0 all that Logbook needs holds, 1 something does not, 2 nothing was asked. */
export async function hubspotVerify({ args, env, print, ...pace }: Command): Promise<number> {
  const values = readOptions(args)
  if (typeof values === 'string') return stop(print, values)
  if (values['write-docs']) {
    await writeFile(RULES_PAGE, rulesPage(TOPICS))
    return 0
  }
  const names = values.only?.split(',') ?? TOPICS.map(({ name }) => name)
  const unknown = names.filter((name) => !TOPICS.some((topic) => topic.name === name))
  if (unknown.length > 0) return stop(print, `There is no topic ${unknown.join(', ')}.\n${USAGE}`)
  const credentials = readCredentials(values, env)
  const token = values.token ?? env.HUBSPOT_TOKEN ?? ''
  if (token === '' && credentials === null) return stop(print, `A token is missing.\n${USAGE}`)

  const url = (values.url ?? env.HUBSPOT_API_URL ?? 'https://api.hubapi.com').replace(/\/$/, '')
  const account = createAccount({ url, token, credentials, ...pace })
  if (token === '') {
    const { tokens, heard } = await refresh(account)
    if (tokens === null) return stop(print, `The refresh token was refused: ${inWords(heard)}.`)
  }
  const objection = await objectionTo(account, values.yes)
  if (objection !== null) return stop(print, objection)

  const topics = TOPICS.filter(({ name }) => names.includes(name))
  const verification = await verify(account, topics, {
    onTopic: ({ title }) => print(`\n${title}`),
    onAnswer: (answered) => answerLines(answered).forEach(print),
    onCleaning: () => print('\nCleaning up …'),
  })
  summaryLines(verification).forEach(print)
  return exitCode(verification)
}

/** Why this account is not to be asked. It is written to, so a real one only with an explicit yes. */
async function objectionTo(account: Account, isAgreed: boolean): Promise<string | null> {
  const heard = await account.ask('GET', paths.accountInfo)
  const details = Details.safeParse(heard.raw).data
  if (!heard.isOk || details === undefined) return `The account cannot be read: ${inWords(heard)}.`
  if (isAgreed || FOR_TESTS.includes(details.accountType)) return null
  return `Account ${details.portalId} is not for tests (its type is ${details.accountType || 'unknown'}). The questions create and archive
some 800 records and a few properties there, and use up the account's search limit for a second; archived emails are gone
for good. Use a developer test account, or add --yes.`
}

type Options = Exclude<ReturnType<typeof readOptions>, string>

function readOptions(args: readonly string[]) {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean', default: false } as const
  try {
    return parseArgs({
      args: [...args],
      options: {
        ...{ url: text, token: text, only: text, yes: flag, 'write-docs': flag },
        ...{ 'refresh-token': text, 'client-id': text, 'client-secret': text },
      },
    }).values
  } catch (error) {
    return `${error instanceof Error ? error.message : error}\n${USAGE}`
  }
}

function readCredentials(values: Options, env: Command['env']): Credentials | null {
  const refreshToken = values['refresh-token'] ?? env.HUBSPOT_REFRESH_TOKEN
  const clientId = values['client-id'] ?? env.HUBSPOT_CLIENT_ID
  const clientSecret = values['client-secret'] ?? env.HUBSPOT_CLIENT_SECRET
  return refreshToken && clientId && clientSecret ? { refreshToken, clientId, clientSecret } : null
}

function stop(print: Command['print'], why: string): number {
  print(why)
  return 2
}
