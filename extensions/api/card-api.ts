// Every question that a card asks the server, by name.

import type { EventState, Reason } from '../../server/domain/reason.ts'
import type {
  AccountAnswer,
  ChooseAnswer,
  ChooseBody,
  ForgetRuleAnswer,
  HomeAnswer,
  LogAnswer,
  RetryAllAnswer,
  RetryAnswer,
  RetryBody,
  SettingsAnswer,
  StatusAnswer,
  StoryAnswer,
} from '../../server/http/cards/answers.ts'
import { createClient } from './client.ts'
import { createMembersApi, type MembersApi } from './members-api.ts'
import { createSettingsApi, type SettingsApi } from './settings-api.ts'

export type RecordId = { objectTypeId: string; objectId: number }
/** A contact's address: activity that waits may not have met its record yet. */
export type RecordQuestion = RecordId & { email: string | null }
export type LogQuestion = {
  states: readonly EventState[]
  type: string
  search: string
  cursor: string | null
}
export type Verdict = 'written' | 'not_written'
export type AccountAct = 'pause' | 'resume' | 'disconnect'

export type CardApi = SettingsApi &
  MembersApi & {
    status(record: RecordQuestion): Promise<StatusAnswer>
    log(record: RecordQuestion, question: LogQuestion): Promise<LogAnswer>
    story(event: string): Promise<StoryAnswer>
    /** `verdict`: what a person found, where nobody else can tell. */
    retry(event: string, verdict?: Verdict): Promise<RetryAnswer>
    retryAll(reason: Reason): Promise<RetryAllAnswer>
    choose(event: string, choice: ChooseBody): Promise<ChooseAnswer>
    forgetRule(event: string, about: string): Promise<ForgetRuleAnswer>
    settings(): Promise<SettingsAnswer>
    home(): Promise<HomeAnswer>
    account(act: AccountAct): Promise<AccountAnswer>
  }

/** The server that `apiUrl` names. */
export function createCardApi(apiUrl: unknown): CardApi {
  const client = createClient(apiUrl)
  const { get, post } = client
  return {
    ...createSettingsApi(client),
    ...createMembersApi(client),
    status: (record) => get(`${pathOf(record)}/status`, { email: record.email }),
    log: (record, { states, type, search, cursor }) =>
      get(`${pathOf(record)}/events`, {
        state: states.join(','),
        type,
        search,
        cursor,
        email: record.email,
      }),
    story: (event) => get(`/cards/v1/events/${encodeURIComponent(event)}`),
    retry: (event, verdict) =>
      post(`/cards/v1/events/${encodeURIComponent(event)}/retry`, verdict ? BODIES[verdict] : {}),
    retryAll: (reason) => post(`/cards/v1/problems/${encodeURIComponent(reason)}/retry`),
    choose: (event, choice) => post(`/cards/v1/events/${encodeURIComponent(event)}/choose`, choice),
    forgetRule: (event, about) =>
      post(`/cards/v1/events/${encodeURIComponent(event)}/forget-rule`, { about }),
    settings: () => get('/cards/v1/account'),
    home: () => get('/cards/v1/home'),
    account: (act) => post(`/cards/v1/account/${act}`),
  }
}

const BODIES: Record<Verdict, RetryBody> = {
  written: { isWritten: true },
  not_written: { isNotWritten: true },
}

function pathOf({ objectTypeId, objectId }: RecordId): string {
  return `/cards/v1/records/${encodeURIComponent(objectTypeId)}/${objectId}`
}
