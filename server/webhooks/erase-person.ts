// Forgets a person who was deleted for privacy reasons: from now on, and in everything the books say of the past. In small steps, each a
// transaction of its own, so that an account's other events hardly wait; a step that was broken off is simply done again.
import { type EventMaterial, forgetInEvent, isChanged, type Person } from '../domain/forget-event.ts'
import { CONTACT } from '../domain/record.ts'
import { sealedEventId } from '../ingest/leave-out-erased.ts'
import type { SecretBox } from '../install/secret-box.ts'
import type { Db } from '../store/database.ts'
import { stopDrain, stopIntake } from '../store/drains.ts'
import { saveErasedAddresses } from '../store/erased-addresses.ts'
import { dropPerson, type ErasureCounts, saveCertificate, saveForgotten } from '../store/erasure.ts'
import {
  addressesOf,
  findEventsNaming,
  findEventsOf,
  learnAddresses,
  loadMaterial,
  ownersOf,
} from '../store/erasure-search.ts'
import type { DueNews } from '../store/hubspot-news.ts'
import { findSurvivors } from '../store/merges.ts'
import { EraseProgress } from './erase-progress.ts'

export type EraseDeps = { secrets: SecretBox; now: () => Date }

/** 'again': more is to be done at once. 'later': somebody else must be through with something first. */
export type StepResult = { next: 'again' | 'later' | 'done'; progress: EraseProgress }

const EVENTS_A_STEP = 100
const EVENTS_LOOKED_THROUGH = 500

/** One step of erasing whom the news are about. */
export async function eraseStep(
  { secrets, now }: EraseDeps,
  trx: Db,
  news: DueNews,
  { contactId: named, emails: told }: { contactId: string | null; emails: readonly string[] },
): Promise<StepResult> {
  const { portalId } = news
  const progress = EraseProgress.parse(news.progress)
  const contactId = named === null ? null : await survivorOf(trx, portalId, named)
  const known = contactId === null ? [] : await addressesOf(trx, portalId, contactId)
  const person: Person = { contactId, emails: new Set([...told, ...known]) }

  if (!progress.isStopped) {
    // Who sends events about them from here on is not listened to; what is coming in at this moment is in before we look.
    await stopIntake(trx, portalId)
    const learned = contactId === null ? [] : await learnAddresses(trx, portalId, contactId)
    const prints = [...told, ...learned].flatMap((email) => secrets.fingerprints(email, portalId).slice(0, 1))
    await saveErasedAddresses(trx, portalId, prints, now())
    return again({ isStopped: true })
  }
  if (progress.isThrough && progress.after !== null) return lookThrough(progress.after)

  await stopDrain(trx, portalId)
  const { eventIds, underWay } = await findEventsOf(trx, portalId, person, EVENTS_A_STEP)
  if (eventIds.length > 0) return again({ counts: await forgetEvents(eventIds) })
  if (underWay > 0) return { next: 'later', progress }
  if (!progress.isThrough) return again({ isThrough: true })
  return finish()

  /** Others' mail may name them too: in a copy line, a quotation, a link. */
  async function lookThrough(after: string): Promise<StepResult> {
    const page = { after, limit: EVENTS_LOOKED_THROUGH }
    const { eventIds: naming, last } = await findEventsNaming(trx, portalId, [...person.emails], page)
    if (naming.length > 0) await stopDrain(trx, portalId)
    return again({ after: last, counts: naming.length > 0 ? await forgetEvents(naming) : progress.counts })
  }

  async function finish(): Promise<StepResult> {
    const dropped = await dropPerson(trx, portalId, person)
    const counts = { ...progress.counts, addresses: person.emails.size, knownOfThem: dropped }
    const { key, receivedAt: askedAt } = news
    await saveCertificate(trx, portalId, { key, contactId: named, askedAt, finishedAt: now(), counts })
    return { next: 'done', progress }
  }

  function again(further: Partial<EraseProgress>): StepResult {
    return { next: 'again', progress: { ...progress, ...further } }
  }

  /** Answers what has been changed so far, these events included. */
  async function forgetEvents(ids: readonly string[]): Promise<ErasureCounts> {
    const material: EventMaterial[] = await loadMaterial(trx, portalId, ids)
    const everybody = [...new Set(material.flatMap(({ counterparts }) => counterparts))]
    const ownerOf = await ownersOf(trx, portalId, everybody)
    const forgotten = material.map((one) => forgetInEvent(one, person, ownerOf)).filter(isChanged)
    const sealId = (id: string) => sealedEventId(secrets, portalId, id)
    if (forgotten.length === 0) return progress.counts
    return sum(progress.counts, await saveForgotten(trx, portalId, forgotten, { now: now(), sealId }))
  }
}

async function survivorOf(trx: Db, portalId: string, contactId: string): Promise<string> {
  return (await findSurvivors(trx, portalId, CONTACT, [contactId])).get(contactId) ?? contactId
}

function sum(a: ErasureCounts, b: ErasureCounts): ErasureCounts {
  return {
    events: a.events + b.events,
    contentsDeleted: a.contentsDeleted + b.contentsDeleted,
    contentsChanged: a.contentsChanged + b.contentsChanged,
    logLines: a.logLines + b.logLines,
    records: a.records + b.records,
  }
}
