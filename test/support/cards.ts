// A card's questions in a story: asked over HTTP, signed as HubSpot signs them, and answered in the words of the contract.
import { expect } from 'vitest'
import type {
  AccountAnswer,
  ChooseAnswer,
  ChooseBody,
  ForgetRuleAnswer,
  HomeAnswer,
  LogAnswer,
  LogRow,
  RetryAllAnswer,
  RetryAnswer,
  SettingsAnswer,
  StatusAnswer,
  StoryAnswer,
} from '../../server/http/cards/answers.ts'
import { type CardAnswer, sendSigned, signCard, type Viewer } from './signed-card.ts'
import type { World } from './world.ts'

export type RecordOf = { objectTypeId: string; id: string }

export type Cards = {
  /** Any question; answers as it came. */
  ask(path: string, options?: { method?: string; body?: object }): Promise<CardAnswer>
  status(record: RecordOf, query?: string): Promise<StatusAnswer>
  log(record: RecordOf, query?: string): Promise<LogAnswer>
  /** Every row, page by page; all after a cursor. */
  wholeLog(record: RecordOf, query?: string, after?: string | null): Promise<LogRow[]>
  story(event: string): Promise<StoryAnswer>
  retry(event: string, body?: object): Promise<RetryAnswer>
  retryAll(reason: string): Promise<RetryAllAnswer>
  choose(event: string, choice: ChooseBody): Promise<ChooseAnswer>
  forgetRule(event: string, about: string): Promise<ForgetRuleAnswer>
  retryRecord(record: RecordOf, query?: string): Promise<RetryAllAnswer>
  home(): Promise<HomeAnswer>
  settings(): Promise<SettingsAnswer>
  act(name: 'pause' | 'resume' | 'disconnect'): Promise<AccountAnswer>
}

/** As this user sees them; Ann, a super admin of Northwind, unless told otherwise. */
export function openCards({ url }: Pick<World, 'url'>, viewer: Partial<Viewer> = {}, now?: Date): Cards {
  const at = now && { at: now.getTime() }
  const ask: Cards['ask'] = (path, options = {}) =>
    sendSigned(signCard(url, { path, viewer, ...at, ...options }))
  async function get<T>(path: string): Promise<T> {
    return read(await ask(path))
  }
  async function post<T>(path: string, body: object = {}): Promise<T> {
    return read(await ask(path, { method: 'POST', body }))
  }
  const pathOf = ({ objectTypeId, id }: RecordOf) => `/cards/v1/records/${objectTypeId}/${id}`
  const log: Cards['log'] = (record, query = '') => get(`${pathOf(record)}/events${query && `?${query}`}`)

  return {
    ask,
    log,
    status: (record, query = '') => get(`${pathOf(record)}/status${query && `?${query}`}`),
    async wholeLog(record, query = '', after = '') {
      const rows: LogRow[] = []
      let cursor = after
      while (cursor !== null) {
        const page: LogAnswer = await log(
          record,
          [query, cursor && `cursor=${cursor}`].filter(Boolean).join('&'),
        )
        rows.push(...page.rows)
        cursor = page.nextCursor
      }
      return rows
    },
    story: (event) => get(`/cards/v1/events/${event}`),
    retry: (event, body) => post(`/cards/v1/events/${event}/retry`, body),
    choose: (event, choice) => post(`/cards/v1/events/${event}/choose`, choice),
    forgetRule: (event, about) => post(`/cards/v1/events/${event}/forget-rule`, { about }),
    retryAll: (reason) => post(`/cards/v1/problems/${reason}/retry`),
    retryRecord: (record, query = '') => post(`${pathOf(record)}/retry${query && `?${query}`}`),
    home: () => get('/cards/v1/home'),
    settings: () => get('/cards/v1/account'),
    act: (name) => post(`/cards/v1/account/${name}`),
  }
}

function read<T>({ status, text }: CardAnswer): T {
  expect({ status, text: status === 200 ? '' : text }).toEqual({ status: 200, text: '' })
  return JSON.parse(text)
}

/** A record of the simulated HubSpot, by its name or address. */
export function recordNamed({ hubspot }: World, name: string): RecordOf {
  const kinds = [
    ['0-1', hubspot.contacts(), 'email'],
    ['0-2', hubspot.companies(), 'name'],
    ['0-3', hubspot.deals(), 'dealname'],
  ] as const
  for (const [objectTypeId, records, property] of kinds) {
    const found = records.find(({ properties }) => properties[property] === name)
    if (found) return { objectTypeId, id: found.id }
  }
  throw new Error(`HubSpot has no record ${name}.`)
}
