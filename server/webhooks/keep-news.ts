// Takes a delivery of HubSpot's webhooks in: forgets at once what is not true any more, and keeps what has to be worked off.

import { COMPANY } from '../domain/record.ts'
import { type News, readWebhookItem } from '../domain/webhook-item.ts'
import type { SecretBox } from '../install/secret-box.ts'
import { forgetOwners } from '../store/accounts.ts'
import { forgetCompanies } from '../store/company-domains.ts'
import type { Db } from '../store/database.ts'
import { hasErasedAddresses, liftErasedAddresses } from '../store/erased-addresses.ts'
import { insertNews, knownPortals, touchRecords } from '../store/hubspot-news.ts'
import { listOwners } from '../store/owners.ts'
import { findArrived } from './find-arrived.ts'

export type KeepNewsDeps = { db: Db; secrets: SecretBox; appId: string; now: () => Date }

/** What became of the items of a delivery, by number. */
export type Reception = {
  /** Taken in; whatever is left to do for them is kept. */
  taken: number
  /** Kept before: HubSpot repeats itself. */
  repeats: number
  /** Another app's, of accounts we do not know, not asked for, or not readable. */
  foreign: number
  strangers: number
  unasked: number
  odd: number
}

/** When this resolves, everything taken is kept: the delivery may be answered. Each account's news are one transaction. */
export async function keepNews(deps: KeepNewsDeps, items: readonly unknown[]): Promise<Reception> {
  const read = items.map((item) => readWebhookItem(item, deps.appId))
  const count = (why: string) => read.filter((item) => !item.ok && item.why === why).length
  const byPortal = Map.groupBy(
    read.flatMap((item) => (item.ok ? [item.news] : [])),
    ({ portalId }) => portalId,
  )
  const known = await knownPortals(deps.db, [...byPortal.keys()])
  const reception = { taken: 0, repeats: 0, strangers: 0, foreign: count('foreign') }
  for (const [portalId, news] of byPortal) {
    if (!known.has(portalId)) {
      reception.strangers += news.length
      continue
    }
    const repeats = await keepNewsOf(deps, portalId, news)
    reception.taken += news.length - repeats
    reception.repeats += repeats
  }
  return { ...reception, unasked: count('unasked'), odd: count('odd') }
}

async function keepNewsOf(
  { db, secrets, now }: KeepNewsDeps,
  portalId: string,
  news: readonly News[],
): Promise<number> {
  return db.transaction(async (trx) => {
    const unique = [...new Map(news.map((one) => [one.key, one])).values()]
    const touched = unique.flatMap((one) => one.touched)
    await touchRecords(trx, portalId, touched)
    await forgetCompanies(trx, portalId, companiesMoved(unique))
    await welcomeBack(trx, secrets, portalId, unique)
    await noticeOwners(trx, portalId, unique)
    const arrived = await findArrived(trx, portalId, unique)
    const work = [...unique, ...arrived].flatMap((one) => (one.work ? [{ ...one, work: one.work }] : []))
    const { repeats } = await insertNews(trx, portalId, work, now())
    return repeats + news.length - unique.length
  })
}

/** Companies whose domain is not the one we made them for. One that is gone may live on in another: whoever uses it looks first. */
function companiesMoved(news: readonly News[]): string[] {
  return news.flatMap(({ touched, property }) =>
    property?.name === 'domain' ? touched.filter(({ type }) => type === COMPANY).map(({ id }) => id) : [],
  )
}

const ADDRESS_PROPERTIES = ['email', 'hs_additional_emails']

/** An address that HubSpot has on a contact again is no longer to be forgotten: its person came back. */
async function welcomeBack(
  trx: Db,
  secrets: SecretBox,
  portalId: string,
  news: readonly News[],
): Promise<void> {
  const changes = news.filter(({ property }) => ADDRESS_PROPERTIES.includes(property?.name ?? ''))
  if (changes.length === 0 || !(await hasErasedAddresses(trx, portalId))) return
  for (const { property, occurredAt } of changes) {
    const emails = (property?.value ?? '').toLowerCase().split(';')
    const fingerprints = emails.flatMap((email) => secrets.fingerprints(email.trim(), portalId))
    await liftErasedAddresses(trx, portalId, fingerprints, occurredAt)
  }
}

/** A record was given to somebody who was not here when the owners were last read. */
async function noticeOwners(trx: Db, portalId: string, news: readonly News[]): Promise<void> {
  const given = news.flatMap(({ property }) =>
    property?.name === 'hubspot_owner_id' && property.value !== '' ? [property.value] : [],
  )
  if (given.length === 0) return
  const owners = new Set((await listOwners(trx, portalId)).map(({ id }) => id))
  if (given.some((id) => !owners.has(id))) await forgetOwners(trx, portalId)
}
