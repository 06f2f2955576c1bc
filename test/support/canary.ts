// A person who must leave no trace: a contact whom Logbook made, wrote to and heard of, and the search for what is left of them.
import { linesWith } from './dump.ts'
import { aBounce, anEmailSent, anOpen, aReplyByContact, contactOf } from './events.ts'
import { type HearingWorld, startHearingWorld } from './webhooks.ts'

export const CANARY = 'canary.bird@acme.example'
export const NAME = { first_name: 'Canary', last_name: 'Birdwood' }
export const SECRET = 'the-secret-of-the-canary'

export const canary = { email: CANARY, ...NAME }
export const idOf = ({ hubspot }: HearingWorld) => contactOf(hubspot, CANARY)?.id ?? ''
/** Every line of the database that still names the person, or says what was said to them. */
export const about = ({ logbook }: HearingWorld, words = [CANARY, 'canary.bird%40', 'Birdwood', SECRET]) =>
  linesWith(logbook.db, words)

export async function tell(world: HearingWorld, ...events: object[]): Promise<void> {
  await world.sendBatch(events)
  await world.settled()
}

/** A contact whom Logbook made, wrote to, and heard of. */
export async function startWithCanary(): Promise<HearingWorld> {
  const world = await startHearingWorld()
  const message = { subject: `About ${SECRET}`, html: `<p>Dear Canary Birdwood, ${SECRET}</p>` }
  await tell(world, anEmailSent({ id: 'alone', people: [canary], message }))
  await tell(
    world,
    anOpen({ id: 'opened', people: [canary] }),
    aReplyByContact({
      id: 'answer',
      people: [canary],
      message: { text: SECRET, from: { email: CANARY, name: 'Canary Birdwood' } },
    }),
    aBounce({
      id: 'bounced',
      people: [canary],
      bounce: { class: 'hard', diagnostic: `550 <${CANARY}> unknown` },
    }),
  )
  await world.heard()
  return world
}
