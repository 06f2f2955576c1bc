// Takes back everything a run made, whatever became of the run.
import { inChunks } from '../../server/hubspot/objects.ts'
import { paths } from '../../server/hubspot/paths.ts'
import type { Account } from './account.ts'
import type { Heard } from './heard.ts'

export type Cleaned = { records: number; properties: number; left: string[] }

/** Long enough for HubSpot's index to see what a call without an answer may have made. */
const INDEX_MS = 15_000
const TRIES = 3
const CLEANUP = { isCleanup: true } as const

export async function cleanUp(account: Account): Promise<Cleaned> {
  const { made } = account
  const cleaned: Cleaned = { records: 0, properties: 0, left: [] }
  for (const [type, ids] of made.records) await archive(account, type, [...ids], cleaned)
  if (made.records.size > 0 || made.lost > 0) await sweep(account, cleaned)
  for (const [type, names] of made.properties)
    for (const name of names) {
      const heard = await insist(account, () => remove(account, paths.properties(type, name)))
      if (heard?.isOk || heard?.status === 404) cleaned.properties += 1
      else cleaned.left.push(`the property ${name} of ${type}`)
    }
  return cleaned
}

async function archive(account: Account, type: string, ids: string[], cleaned: Cleaned): Promise<void> {
  for (const chunk of inChunks(ids, 100)) {
    const inputs = chunk.map((id) => ({ id }))
    const path = paths.objects(type, '/batch/archive')
    const heard = await insist(account, () => account.ask('POST', path, { inputs }, CLEANUP))
    if (heard?.isOk && heard.errors.length === 0) cleaned.records += chunk.length
    else if (heard === null) cleaned.left.push(...chunk.map((id) => `${type} ${id}`))
    else for (const id of chunk) await archiveOne(account, type, id, cleaned)
  }
}

/** One that cannot be archived must not keep the others of its batch. */
async function archiveOne(account: Account, type: string, id: string, cleaned: Cleaned): Promise<void> {
  const heard = await insist(account, () => remove(account, paths.objects(type, `/${id}`)))
  if (heard?.isOk || heard?.status === 404) cleaned.records += 1
  else cleaned.left.push(`${type} ${id}`)
}

/** What came into being behind our back: by a call without an answer, or a company that HubSpot makes for a new contact. */
async function sweep(account: Account, cleaned: Cleaned): Promise<void> {
  if (account.made.lost > 0) await account.wait(INDEX_MS)
  const { domain, run } = account
  const marks: [type: string, propertyName: string, operator: string, value: string][] = [
    ['companies', 'domain', 'EQ', domain],
    ['companies', 'name', 'CONTAINS_TOKEN', run],
    ['contacts', 'lastname', 'EQ', run],
    ['notes', 'hs_note_body', 'CONTAINS_TOKEN', run],
    ['emails', 'hs_email_subject', 'CONTAINS_TOKEN', run],
    ['calls', 'hs_call_title', 'CONTAINS_TOKEN', run],
    ['communications', 'hs_communication_body', 'CONTAINS_TOKEN', run],
    ['meetings', 'hs_meeting_title', 'CONTAINS_TOKEN', run],
    ['tasks', 'hs_task_subject', 'CONTAINS_TOKEN', run],
  ]
  for (const [type, propertyName, operator, value] of marks) {
    const filterGroups = [{ filters: [{ propertyName, operator, value }] }]
    const search = { filterGroups, limit: 200 }
    const path = paths.objects(type, '/search')
    const heard = await insist(account, () => account.ask('POST', path, search, CLEANUP))
    const known = new Set([...account.made.records.values()].flatMap((ids) => [...ids]))
    const strange = heard?.rows.map(({ id }) => String(id)).filter((id) => !known.has(id)) ?? []
    await archive(account, type, strange, cleaned)
  }
}

function remove(account: Account, path: string): Promise<Heard> {
  return account.ask('DELETE', path, undefined, CLEANUP)
}

/** Null when HubSpot could not be reached. */
async function insist(account: Account, act: () => Promise<Heard>): Promise<Heard | null> {
  for (let tries = 1; tries <= TRIES; tries += 1) {
    const heard = await act().catch(() => null)
    if (heard !== null && heard.status < 500) return heard
    if (tries < TRIES) await account.wait(2_000)
  }
  return null
}
